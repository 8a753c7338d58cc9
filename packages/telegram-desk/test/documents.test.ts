import { describe, expect, test } from 'vitest';
import { ANNA, call, startDesk, TOKEN } from './support.ts';

describe('sendDocument', () => {
  const upload = async (url: string, bytes: string) => {
    const form = new FormData();
    form.append('chat_id', String(ANNA.id));
    form.append('caption', '<b>Список</b>');
    form.append('parse_mode', 'HTML');
    form.append('document', new Blob([bytes], { type: 'text/csv' }), 'список.csv');
    const response = await fetch(`${url}/bot${TOKEN}/sendDocument`, { method: 'POST', body: form });
    return response.json();
  };

  test('hands over the very bytes under their name, and again by the file_id', async () => {
    const desk = await startDesk();
    const anna = desk.person(ANNA.id);
    anna.start();
    await upload(desk.url, 'a,b\r\n');
    const message = anna.lastMessage();
    expect(message).toMatchObject({
      caption: 'Список',
      caption_entities: [{ type: 'bold', offset: 0, length: 6 }],
      document: { file_name: 'список.csv', mime_type: 'text/csv', file_size: 5 },
    });
    const file = await fetch(`${desk.url}/desk/files/${message?.document?.file_id}`);
    expect(await file.text()).toBe('a,b\r\n');
    await call(desk, 'sendDocument', { chat_id: ANNA.id, document: message?.document?.file_id });
    expect(anna.lastMessage()?.document).toEqual(message?.document);
  });

  test('refuses what is empty, absent or unknown', async () => {
    const desk = await startDesk();
    desk.person(ANNA.id).start();
    expect(await upload(desk.url, '')).toMatchObject({ error_code: 400 });
    for (const document of ['', 'no-such-file', 'https://example.org/a.csv']) {
      const refused = await call(desk, 'sendDocument', { chat_id: ANNA.id, document });
      expect(refused).toMatchObject({ ok: false, error_code: 400 });
    }
  });
});
