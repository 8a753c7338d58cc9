import { avatar, h } from './dom.js';
import { t } from './texts.js';

/** Who one can be. `actions`: choose(id), add(person). */
export function createPeopleView(root, actions) {
  root.setAttribute('aria-label', t.people);

  function show({ people, selected, unread }) {
    root.replaceChildren(
      h('div', { class: 'people-title' }, h('h1', {}, t.title)),
      h('p', { class: 'people-hint' }, t.peopleHint),
      ...people.map((person) => row(person, person.id === selected, unread.get(person.id) ?? 0)),
      h('button', { type: 'button', class: 'plain', onClick: () => newPerson() }, t.addPerson),
    );
  }

  function row(person, isSelected, count) {
    const name = [person.firstName, person.lastName].filter(Boolean).join(' ');
    const details = [person.username && `@${person.username}`, person.languageCode]
      .filter(Boolean)
      .join(' · ');
    return h(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-pressed': String(isSelected),
        onClick: () => actions.choose(person.id),
      },
      avatar(name, person.id),
      h('span', { class: 'person-words' }, h('strong', {}, name), h('span', {}, details)),
      count > 0 && h('span', { class: 'unread' }, String(count)),
    );
  }

  function newPerson() {
    const name = h('input', { name: 'firstName', required: true, maxlength: '64', autocomplete: 'off' });
    const languageCode = h('select', { name: 'languageCode' }, h('option', {}, 'ru'), h('option', {}, 'en'));
    const dialog = h(
      'dialog',
      { 'aria-label': t.newPerson },
      h(
        'form',
        { method: 'dialog' },
        h('h2', {}, t.newPerson),
        h('label', {}, t.firstName, name),
        h('label', {}, t.language, languageCode),
        h(
          'div',
          { class: 'dialog-buttons' },
          h('button', { type: 'button', onClick: () => dialog.close() }, t.cancel),
          h('button', { type: 'submit', value: 'add' }, t.add),
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'add')
        actions.add({ firstName: name.value, languageCode: languageCode.value });
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  return { show };
}
