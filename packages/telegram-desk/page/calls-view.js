import { h } from './dom.js';
import { t } from './texts.js';

const SHOWN = 100;
/** Polls come every few seconds and say nothing. */
const QUIET = new Set(['getUpdates']);

/** What the bot asks of Telegram, newest first: for whoever builds the bot. */
export function createCallsView(root) {
  const list = h('ol');
  const empty = h('p', { class: 'people-hint' }, t.noCalls);
  root.setAttribute('aria-label', t.calls);
  root.replaceChildren(empty, list);

  function add(call) {
    if (QUIET.has(call.method)) return;
    empty.hidden = true;
    list.prepend(row(call));
    while (list.childElementCount > SHOWN) list.lastElementChild.remove();
  }

  /** All there were so far, oldest first. One still under way comes as an event when it is over. */
  function show(calls) {
    list.replaceChildren();
    for (const call of calls) if (call.reply !== 'hanging') add(call);
  }

  return { add, show };
}

function row({ method, params, reply }) {
  const failed = reply.ok === false;
  const outcome = reply === 'lost' ? 'lost' : failed ? String(reply.error_code) : 'ok';
  const summary = h(
    'summary',
    { class: 'call-line' },
    h('span', { class: 'call-method' }, method),
    h('span', { class: failed ? 'call-failed' : 'call-ok' }, outcome),
  );
  const details = h('details', {}, summary);
  // Built when asked for, so that the words of a message are on the page once.
  const fill = () =>
    details.replaceChildren(
      summary,
      ...(failed ? [h('p', { class: 'call-problem' }, reply.description)] : []),
      h('pre', { class: 'call-params' }, JSON.stringify(params, null, 1)),
    );
  details.addEventListener('toggle', fill, { once: true });
  return h('li', {}, details);
}
