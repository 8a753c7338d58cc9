import { h } from './dom.js';
import { t } from './texts.js';

const TOAST_MS = 3500;

export function toast(text) {
  const element = h('div', { class: 'toast' }, text);
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), TOAST_MS);
}

/** A question in a modal dialog. Resolves with the id of the pressed button, undefined when it was dismissed. */
export function ask({ title, message, buttons = [{ id: 'ok', text: t.ok }] }) {
  const { promise, resolve } = Promise.withResolvers();
  const dialog = h(
    'dialog',
    { 'aria-label': title || message },
    title && h('h2', {}, title),
    message && h('p', {}, message),
    h(
      'div',
      { class: 'dialog-buttons' },
      buttons.map(({ id, text, destructive }) =>
        h('button', { type: 'button', class: destructive && 'destructive', onClick: () => finish(id) }, text),
      ),
    ),
  );
  const finish = (id) => {
    resolve(id);
    dialog.remove();
  };
  dialog.addEventListener('cancel', () => finish(undefined));
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
