import { h } from './dom.js';
import { isSafeLink } from './links.js';
import { t } from './texts.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/** Text and its entities (offsets in UTF-16 units, possibly nested) as DOM nodes. */
export function richText(text, entities, onCommand) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, onCommand);
}

function nodes(text, from, to, entities, onCommand) {
  const result = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const begin = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    index += 1;
    if (begin >= end) continue;
    const inside = [];
    while (index < entities.length && entities[index].offset < end) inside.push(entities[index++]);
    if (begin > at) result.push(text.slice(at, begin));
    result.push(
      element(entity, text.slice(begin, end), nodes(text, begin, end, inside, onCommand), onCommand),
    );
    // A block ends its line by itself.
    at = BLOCKS.has(entity.type) && text[end] === '\n' ? end + 1 : end;
  }
  if (at < to) result.push(text.slice(at, to));
  return result;
}

function element(entity, words, children, onCommand) {
  switch (entity.type) {
    case 'url':
      return link(/^[a-z]+:\/\//i.test(words) ? words : `http://${words}`, children);
    case 'text_link':
      return link(/^[a-z]+:\/\//i.test(entity.url) ? entity.url : `http://${entity.url}`, children);
    case 'mention':
      return link(`https://t.me/${words.slice(1)}`, children);
    case 'bot_command':
      return h('button', { type: 'button', class: 'link', onClick: () => onCommand(words) }, children);
    case 'spoiler':
      return spoiler(children);
    default:
      return h(TAGS[entity.type] ?? 'span', {}, children);
  }
}

function link(href, children) {
  return h(
    'a',
    { href: isSafeLink(href) ? href : undefined, target: '_blank', rel: 'noopener noreferrer' },
    children,
  );
}

function spoiler(children) {
  const hidden = h(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': t.hidden },
    children,
  );
  hidden.addEventListener('click', () => {
    hidden.classList.add('shown');
    hidden.removeAttribute('aria-label');
    hidden.removeAttribute('role');
  });
  return hidden;
}
