import { describe, expect, test } from 'vitest';
import { findEntities } from '#src/text/auto-entities.ts';
import { formatText } from '#src/text/format.ts';
import { parseHtml } from '#src/text/html.ts';
import { parseMarkdownV2 } from '#src/text/markdown-v2.ts';

const entity = (type: string, offset: number, length: number, extra = {}) => ({
  type,
  offset,
  length,
  ...extra,
});

describe('HTML', () => {
  test.each([
    ['plain', 'plain', []],
    ['<b>a</b><strong>b</strong>', 'ab', [entity('bold', 0, 1), entity('bold', 1, 1)]],
    ['<i>a</i><em>b</em>', 'ab', [entity('italic', 0, 1), entity('italic', 1, 1)]],
    ['<u>a</u><ins>b</ins>', 'ab', [entity('underline', 0, 1), entity('underline', 1, 1)]],
    [
      '<s>a</s><strike>b</strike><del>c</del>',
      'abc',
      [entity('strikethrough', 0, 1), entity('strikethrough', 1, 1), entity('strikethrough', 2, 1)],
    ],
    [
      '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
      'ab',
      [entity('spoiler', 0, 1), entity('spoiler', 1, 1)],
    ],
    ['<B>a</b>', 'a', [entity('bold', 0, 1)]],
    ['😀<b>я</b>', '😀я', [entity('bold', 2, 1)]],
    ['<b>a<i>b</i></b>', 'ab', [entity('italic', 1, 1), entity('bold', 0, 2)]],
    [
      '<a href="https://e.com/?a=1&amp;b=2">x</a>',
      'x',
      [entity('text_link', 0, 1, { url: 'https://e.com/?a=1&b=2' })],
    ],
    ["<a href='tg://user?id=5'>x</a>", 'x', [entity('text_link', 0, 1, { url: 'tg://user?id=5' })]],
    ['<a href="javascript:alert(1)">x</a>', 'x', []],
    ['<code>a</code>', 'a', [entity('code', 0, 1)]],
    ['<pre>a</pre>', 'a', [entity('pre', 0, 1)]],
    ['<pre><code class="language-ts">a</code></pre>', 'a', [entity('pre', 0, 1, { language: 'ts' })]],
    ['<blockquote>a</blockquote>', 'a', [entity('blockquote', 0, 1)]],
    ['<blockquote expandable>a</blockquote>', 'a', [entity('expandable_blockquote', 0, 1)]],
    [
      '<tg-emoji emoji-id="5368">👍</tg-emoji>',
      '👍',
      [entity('custom_emoji', 0, 2, { custom_emoji_id: '5368' })],
    ],
    ['&lt;b&gt; &amp; &quot; &#1071; &#x1F600;', '<b> & " Я 😀', []],
    ['&nbsp; &copy; & &;', '&nbsp; &copy; & &;', []],
    ['<b></b>a', 'a', []],
    ['<b>a</>', 'a', [entity('bold', 0, 1)]],
    ['a > b', 'a > b', []],
  ])('%s', (source, text, entities) => {
    expect(parseHtml(source)).toEqual({ text, entities });
  });

  test.each([
    ['<x>', 'Unsupported start tag "x" at byte offset 0'],
    ['я<h1>', 'Unsupported start tag "h1" at byte offset 2'],
    ['Tom < Jerry >', 'Unsupported start tag "" at byte offset 4'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<a href', 'Unclosed start tag "a" at byte offset 0'],
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href=x/y>a</a>', 'Unexpected end of name token at byte offset 8'],
    ['<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
  ])('%s is refused', (source, message) => {
    expect(() => parseHtml(source)).toThrow(message);
  });
});

describe('MarkdownV2', () => {
  test.each([
    ['*b* _i_ __u__ ~s~ ||p||', 'b i u s p', ['bold', 'italic', 'underline', 'strikethrough', 'spoiler']],
    ['[x](https://e.com)', 'x', ['text_link']],
    ['`a` ', 'a ', ['code']],
    ['```ts\na```', 'a', ['pre']],
    ['>quoted\nnot', 'quoted\nnot', ['blockquote']],
    ['1\\. a\\-b', '1. a-b', []],
  ])('%s', (source, text, types) => {
    const parsed = parseMarkdownV2(source);
    expect(parsed.text).toBe(text);
    expect(parsed.entities.map(({ type }) => type)).toEqual(types);
  });

  test.each([
    ['a.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['я *b', "Can't find end of Bold entity at byte offset 3"],
    ['`a', "Can't find end of Code entity at byte offset 0"],
  ])('%s is refused', (source, message) => {
    expect(() => parseMarkdownV2(source)).toThrow(message);
  });
});

test.each([
  ['/start add_1', [entity('bot_command', 0, 6)]],
  ['see /list@my_bot now', [entity('bot_command', 4, 12)]],
  ['a/b 1/2', []],
  ['by @durov', [entity('mention', 3, 6)]],
  ['#лето и #2024', [entity('hashtag', 0, 5)]],
  ['at https://example.com/a?b=1.', [entity('url', 3, 25)]],
  ['at example.com, yes', [entity('url', 3, 11)]],
])('Telegram itself marks %s', (text, entities) => {
  expect(findEntities(text)).toEqual(entities);
});

test('blanks around a text are cut and entities move with it', () => {
  expect(formatText('  <b> a</b> \n', 'HTML', [])).toEqual({ text: 'a', entities: [entity('bold', 0, 1)] });
});

test('nothing is marked by itself inside code', () => {
  expect(formatText('<code>/list</code>', 'HTML', []).entities).toEqual([entity('code', 0, 5)]);
});
