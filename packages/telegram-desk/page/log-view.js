import { h } from './dom.js';
import { dayOf, dayView, messageView, sideOf } from './message-view.js';
import { t } from './texts.js';

const NEAR_BOTTOM_PX = 120;

/** The list of messages, kept in order and scrolled to the newest unless the person reads older ones. */
export function createLogView(root, actions) {
  root.setAttribute('aria-label', t.messages);
  const elements = new Map();
  const byId = new Map();
  let isAtBottom = true;
  let reader = {};

  root.addEventListener('scroll', () => {
    isAtBottom = root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_BOTTOM_PX;
  });
  // A keyboard under the log, pictures that arrive and the window itself change what fits.
  new ResizeObserver(() => isAtBottom && toBottom()).observe(root);
  root.addEventListener('load', () => isAtBottom && toBottom(), { capture: true });

  function toBottom() {
    root.scrollTop = root.scrollHeight;
    isAtBottom = true;
  }

  /** `introduction`: what stands there before anything was said. */
  function show({ messages, introduction, reader: next }) {
    reader = next;
    root.replaceChildren();
    elements.clear();
    byId.clear();
    if (introduction) root.append(h('div', { class: 'intro' }, introduction));
    for (const message of messages) place(message);
    tidy();
    toBottom();
  }

  function upsert(message) {
    root.querySelector('.intro')?.remove();
    place(message);
    tidy();
    if (isAtBottom || sideOf(message, reader) === 'out') toBottom();
  }

  function place(message) {
    const element = messageView(message, actions, reader);
    const old = elements.get(message.message_id);
    if (old) {
      element.style.animation = 'none';
      old.replaceWith(element);
    } else {
      const previous = [...byId.values()].at(-1);
      if (!previous || dayOf(previous) !== dayOf(message)) root.append(dayView(message));
      root.append(element);
    }
    elements.set(message.message_id, element);
    byId.set(message.message_id, message);
  }

  function remove(messageId) {
    elements.get(messageId)?.remove();
    elements.delete(messageId);
    byId.delete(messageId);
    tidy();
  }

  /** Neighbours of one side look like one group; a day without messages has no title. */
  function tidy() {
    for (const day of root.querySelectorAll('.day')) {
      if (!day.nextElementSibling || day.nextElementSibling.classList.contains('day')) day.remove();
    }
    for (const element of elements.values()) {
      const side = element.classList.contains('in') ? 'in' : 'out';
      element.classList.toggle('first', !element.previousElementSibling?.classList.contains(side));
      element.classList.toggle('last', !element.nextElementSibling?.classList.contains(side));
    }
  }

  return { show, upsert, remove };
}
