import { avatar, h } from './dom.js';
import { t } from './texts.js';

/** Who one can be, and the chats one has then. `actions`: choose(id), add(person), openChat(id), addGroup(title). */
export function createPeopleView(root, actions) {
  root.setAttribute('aria-label', t.people);

  /** `chats`: those of the selected person, the bot's first; `place`: the id of the open one. */
  function show({ people, selected, chats, place, unread }) {
    const me = people.find(({ id }) => id === selected);
    root.replaceChildren(
      h('div', { class: 'people-title' }, h('h1', {}, t.title)),
      h('p', { class: 'people-hint' }, t.peopleHint),
      section(
        t.people,
        people.map((person) => personRow(person, person.id === selected, unread(person.id, person.id))),
        h('button', { type: 'button', class: 'plain', onClick: newPerson }, t.addPerson),
      ),
      h('h2', { class: 'people-chats' }, me ? t.chatsOf(me.firstName) : t.chats),
      section(
        t.chats,
        chats.map((chat) => chatRow(chat, chat.id === place, unread(selected, chat.id))),
        h('button', { type: 'button', class: 'plain', onClick: newGroup }, t.addGroup),
      ),
    );
  }

  const section = (label, rows, more) => h('div', { role: 'group', 'aria-label': label }, rows, more);

  function personRow(person, isSelected, count) {
    const name = [person.firstName, person.lastName].filter(Boolean).join(' ');
    const details = [person.username && `@${person.username}`, person.languageCode]
      .filter(Boolean)
      .join(' · ');
    return row({ name, details, id: person.id, isSelected, count, press: () => actions.choose(person.id) });
  }

  function chatRow({ id, title, kind }, isSelected, count) {
    const press = () => actions.openChat(id);
    return row({ name: title, details: t.kinds[kind], id, isSelected, count, press });
  }

  function row({ name, details, id, isSelected, count, press }) {
    return h(
      'button',
      { type: 'button', class: 'person', 'aria-pressed': String(isSelected), onClick: press },
      avatar(name, id),
      h('span', { class: 'person-words' }, h('strong', {}, name), h('span', {}, details)),
      count > 0 && h('span', { class: 'unread' }, String(count)),
    );
  }

  function newGroup() {
    const title = h('input', { name: 'title', required: true, maxlength: '128', autocomplete: 'off' });
    form(t.newGroup, [h('label', {}, t.groupTitle, title)], () => actions.addGroup(title.value));
  }

  function newPerson() {
    const name = h('input', { name: 'firstName', required: true, maxlength: '64', autocomplete: 'off' });
    const languageCode = h('select', { name: 'languageCode' }, h('option', {}, 'ru'), h('option', {}, 'en'));
    const fields = [h('label', {}, t.firstName, name), h('label', {}, t.language, languageCode)];
    form(t.newPerson, fields, () => actions.add({ firstName: name.value, languageCode: languageCode.value }));
  }

  return { show };
}

function form(title, fields, onAdd) {
  const dialog = h(
    'dialog',
    { 'aria-label': title },
    h(
      'form',
      { method: 'dialog' },
      h('h2', {}, title),
      ...fields,
      h(
        'div',
        { class: 'dialog-buttons' },
        h('button', { type: 'button', onClick: () => dialog.close() }, t.cancel),
        h('button', { type: 'submit', value: 'add' }, t.add),
      ),
    ),
  );
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'add') onAdd();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
