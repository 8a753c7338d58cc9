import { createInbox } from '@hookah/bot/delivery/inbox';
import { buildWebhook } from '@hookah/bot/delivery/webhook';
import { onStop, tellReady } from '@hookah/service';
import { createApiClient } from '@hookah/shared/api-client';

// The bot's door alone, before the real API: updates are checked, stored once, acknowledged; nobody works on them.

const { API_URL = '', BOT_API_KEY = '', WEBHOOK_SECRET = '' } = process.env;
const log = { debug() {}, info() {}, warn: console.error, error: console.error };
const api = createApiClient({ baseUrl: API_URL, headers: () => ({ 'x-api-key': BOT_API_KEY }) });
const inbox = createInbox({ api, log, onStored: () => undefined, onDelayed: () => undefined });
const app = buildWebhook({ inbox, secret: WEBHOOK_SECRET, log });

onStop(() => void app.close().then(() => process.exit(0)));
tellReady({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
