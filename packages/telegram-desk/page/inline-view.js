import { h } from './dom.js';
import { t } from './texts.js';

const PAUSE_MS = 250;
const NEAR_END_PX = 200;

/**
 * What a bot offers to `@bot query`, page after page.
 * `actions`: ask(query, offset) gives an answer, choose(result, query), openButton(button), isFor(name).
 */
export function createInlineView(actions) {
  const root = h('div', {
    class: 'inline-results',
    role: 'group',
    'aria-label': t.inlineResults,
    hidden: true,
  });
  let query;
  let nextOffset = '';
  let isAsking = false;
  let timer;

  async function more(asked, offset) {
    isAsking = true;
    try {
      const answer = await actions.ask(asked, offset);
      // What was typed meanwhile is another question.
      if (asked !== query || answer === undefined) return;
      if (offset === '') root.replaceChildren(...[topButton(answer.button)].filter(Boolean));
      root.append(...answer.results.map((result) => row(result, asked)));
      if (!root.firstChild) root.append(h('p', { class: 'inline-empty' }, t.inlineNothing));
      nextOffset = answer.nextOffset;
      root.hidden = false;
    } finally {
      if (asked === query) isAsking = false;
    }
  }

  function topButton(button) {
    const press = () => actions.openButton(button);
    return button && h('button', { type: 'button', class: 'inline-top', onClick: press }, button.text);
  }

  function row(result, asked) {
    const picture = result.thumbnail
      ? h('img', { src: result.thumbnail, alt: '', loading: 'lazy' })
      : h('span', { class: 'inline-letter', 'aria-hidden': 'true' }, [...result.title][0] ?? '');
    return h(
      'button',
      { type: 'button', class: 'inline-result', onClick: () => actions.choose(result, asked) },
      picture,
      h('span', {}, h('strong', {}, result.title), h('small', {}, result.description)),
    );
  }

  root.addEventListener('scroll', () => {
    const isNearEnd = root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_END_PX;
    if (isNearEnd && nextOffset !== '' && !isAsking) void more(query, nextOffset);
  });

  function hide() {
    clearTimeout(timer);
    query = undefined;
    isAsking = false;
    root.hidden = true;
    root.replaceChildren();
  }

  return {
    element: root,
    hide,
    /** With all that stands in the field; hides itself when that asks no bot. */
    typed(text) {
      const found = /^@(\w+)\s(.*)$/s.exec(text);
      if (!found || !actions.isFor(found[1])) return hide();
      clearTimeout(timer);
      query = found[2].trim();
      nextOffset = '';
      const asked = query;
      timer = setTimeout(() => void more(asked, ''), PAUSE_MS);
    },
  };
}
