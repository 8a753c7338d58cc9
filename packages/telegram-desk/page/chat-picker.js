import { avatar, h } from './dom.js';
import { t } from './texts.js';

/** Asks which chat a message shall go to. Resolves with one of `chats`, undefined when it was dismissed. */
export function pickChat({ message, chats }) {
  const { promise, resolve } = Promise.withResolvers();
  const finish = (chat) => {
    resolve(chat);
    dialog.remove();
  };
  const dialog = h(
    'dialog',
    { 'aria-label': t.sendTo, class: 'chat-picker' },
    h('h2', {}, t.sendTo),
    h('p', { class: 'chat-picker-message' }, message),
    h(
      'div',
      { class: 'chat-picker-list' },
      chats.length === 0 && h('p', {}, t.noChats),
      chats.map((chat) =>
        h(
          'button',
          { type: 'button', class: 'person', onClick: () => finish(chat) },
          avatar(chat.title, chat.id),
          h(
            'span',
            { class: 'person-words' },
            h('strong', {}, chat.title),
            h('span', {}, t.kinds[chat.kind]),
          ),
        ),
      ),
    ),
    h(
      'div',
      { class: 'dialog-buttons' },
      h('button', { type: 'button', onClick: () => finish(undefined) }, t.cancel),
    ),
  );
  dialog.addEventListener('cancel', () => finish(undefined));
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
