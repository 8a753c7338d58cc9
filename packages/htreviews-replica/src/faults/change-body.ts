import type { Trouble } from './fault.ts';

/** The body a changed site would send, and its content type when that changes too. */
export function changeBody(trouble: Trouble, body: string): { body: string; contentType?: string } {
  switch (trouble.type) {
    case 'relabel':
      return { body: body.replaceAll(trouble.from, trouble.to) };
    case 'rename-class':
      return {
        body: body.replace(/class="([^"]*)"/g, (_, classes) => `class="${renamed(classes, trouble)}"`),
      };
    case 'json-as':
      return reshaped(trouble.shape, body);
    default:
      return { body };
  }
}

const renamed = (classes: string, { from, to }: { from: string; to: string }): string =>
  classes
    .split(' ')
    .map((name) => (name === from ? to : name))
    .join(' ');

function reshaped(
  shape: 'html' | 'object' | 'empty' | 'half',
  body: string,
): { body: string; contentType?: string } {
  const rows: unknown = JSON.parse(body);
  switch (shape) {
    case 'html':
      return {
        body: '<!DOCTYPE html><html lang="ru"><body><h1>Технические работы</h1></body></html>',
        contentType: 'text/html; charset=utf-8',
      };
    case 'object':
      return { body: JSON.stringify({ status: 'ok', items: rows }) };
    case 'empty':
      return { body: '[]' };
    case 'half':
      return {
        body: JSON.stringify(Array.isArray(rows) ? rows.slice(0, Math.floor(rows.length / 2)) : rows),
      };
  }
}
