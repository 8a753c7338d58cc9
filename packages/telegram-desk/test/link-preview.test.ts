import { expect, test } from 'vitest';
import { ANNA, call, startDesk } from './support.ts';

const PICTURE = 'https://images.example.org/cola.webp';

test('a link preview is kept as asked for, changed by an edit, and gone when it is turned off', async () => {
  const desk = await startDesk();
  const anna = desk.person(ANNA.id);
  anna.start();
  const shown = { url: PICTURE, prefer_large_media: true, show_above_text: true };
  const sent = await call(desk, 'sendMessage', {
    chat_id: ANNA.id,
    text: 'кола',
    link_preview_options: shown,
  });
  expect(sent).toMatchObject({ ok: true, result: { text: 'кола', link_preview_options: shown } });
  const edit = { chat_id: ANNA.id, message_id: anna.lastMessage()?.message_id, text: 'кола' };
  await call(desk, 'editMessageText', { ...edit, link_preview_options: { is_disabled: true } });
  expect(anna.lastMessage()).toMatchObject({ text: 'кола', link_preview_options: { is_disabled: true } });
  await call(desk, 'editMessageText', edit);
  expect(anna.lastMessage()).not.toHaveProperty('link_preview_options');
});

test('an address that is none costs the preview, not the message', async () => {
  const desk = await startDesk();
  const anna = desk.person(ANNA.id);
  anna.start();
  const options = { url: 'javascript:alert(1)', show_above_text: true };
  await call(desk, 'sendMessage', { chat_id: ANNA.id, text: 'кола', link_preview_options: options });
  expect(anna.lastMessage()?.link_preview_options).toEqual({ show_above_text: true });
});
