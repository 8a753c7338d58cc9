import { ConfigError, readConfig } from './config.ts';
import { startTelegramDesk } from './server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const desk = await startTelegramDesk({
    botToken: config.botToken,
    port: config.port,
    log: complain,
    ...(config.botUsername === undefined ? {} : { bot: { username: config.botUsername } }),
  });
  say(`Telegram desk: chat at ${desk.pageUrl} and Bot API at ${desk.url}`);
  process.send?.({ ready: true, url: desk.url });

  const stop = () => void desk.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}

function sentence(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port of the Telegram desk is taken: set DESK_PORT to another one';
  }
  return `The Telegram desk cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

main().catch((error: unknown) => {
  complain(sentence(error));
  process.exit(1);
});
