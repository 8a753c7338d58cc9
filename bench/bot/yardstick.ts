import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onStop, tellReady } from '@hookah/service';
import { Telegraf } from 'telegraf';

// What our webhook is measured by: Telegraf's own, as its documentation shows it, with a handler that does nothing. It
// stores nothing, and does an update again that comes again.

const { BOT_TOKEN = '', WEBHOOK_PATH = '/', WEBHOOK_SECRET = '' } = process.env;
const bot = new Telegraf(BOT_TOKEN);
bot.botInfo = {
  id: 1,
  is_bot: true,
  first_name: 'Yardstick',
  username: 'yardstick_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
};
bot.on('message', async () => undefined);

const server = createServer(bot.webhookCallback(WEBHOOK_PATH, { secretToken: WEBHOOK_SECRET }));
onStop(() => server.close(() => process.exit(0)).closeAllConnections());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  tellReady({ url: `http://127.0.0.1:${port}` });
});
