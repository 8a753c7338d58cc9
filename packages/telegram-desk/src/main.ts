import { ConfigError } from '@hookah/config';
import { onStop, tellReady } from '@hookah/service';
import { type Config, readConfig } from './config.ts';
import { startTelegramDesk, type TelegramDesk } from './server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** A setting is wrong; the port is taken. */
const EXIT = { setting: 2, port: 3 } as const;

function fail(complaint: string, code: number): never {
  process.stderr.write(`${complaint}\n`);
  process.exit(code);
}

function config(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) fail(error.message, EXIT.setting);
    throw error;
  }
}

async function start({ port, botToken, bot }: Config): Promise<TelegramDesk> {
  try {
    return await startTelegramDesk({
      botToken,
      port,
      bot,
      log: (line) => process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      fail(`Port ${port} is taken: set DESK_PORT to another one`, EXIT.port);
    }
    throw error;
  }
}

const starting = start(config());
onStop(() => void starting.then((desk) => desk.close()).then(() => process.exit(0)));
const desk = await starting;

say(`Telegram desk: chat at ${desk.pageUrl} and Bot API at ${desk.url}`);
tellReady({ url: desk.url });
