import { h } from './dom.js';
import { t } from './texts.js';

const SHOWN = 100;

/** What Telegram hands to the bot, newest first, with every re-delivery. `actions`: repeat(updateId). */
export function createDeliveriesView(root, actions) {
  const list = h('ol');
  const empty = h('p', { class: 'people-hint' }, t.noUpdates);
  root.setAttribute('aria-label', t.updates);
  root.replaceChildren(empty, list);

  function add(delivery) {
    empty.hidden = true;
    list.prepend(row(delivery, actions));
    while (list.childElementCount > SHOWN) list.lastElementChild.remove();
  }

  function show(deliveries) {
    list.replaceChildren();
    for (const delivery of deliveries) add(delivery);
  }

  return { add, show };
}

function row({ update, way, attempt, problem, againInMs }, actions) {
  const [kind = ''] = Object.keys(update).filter((key) => key !== 'update_id');
  const outcome = [attempt > 1 && `×${attempt}`, problem === null ? t.ways[way] : t.refused].filter(Boolean);
  const summary = h(
    'summary',
    { class: 'call-line' },
    h('span', { class: 'call-method' }, `${kind} ${gist(update[kind])}`),
    h('span', { class: problem === null ? 'call-ok' : 'call-failed' }, outcome.join(' ')),
  );
  const details = h('details', {}, summary);
  const repeat = () => actions.repeat(update.update_id);
  const fill = () =>
    details.replaceChildren(
      summary,
      ...(problem === null ? [] : [h('p', { class: 'call-problem' }, problem, again(againInMs))]),
      h('button', { type: 'button', class: 'plain', onClick: repeat }, t.repeat),
      h('pre', { class: 'call-params' }, JSON.stringify(update, null, 1)),
    );
  details.addEventListener('toggle', fill, { once: true });
  return h('li', {}, details);
}

const again = (againInMs) => (againInMs === null ? '' : ` · ${t.againIn(Math.round(againInMs / 100) / 10)}`);

const gist = (content) => (content?.text ?? content?.data ?? content?.query ?? '').slice(0, 40);
