import { ConfigError } from '@hookah/config';
import { createLogger } from '@hookah/logger';
import { onStop, tellReady } from '@hookah/service';
import { startBot, TokenRefused } from './app.ts';
import { type BotConfig, botConfig } from './config.ts';

/** Exit codes: 1 a fault, 2 a setting or the token is wrong, 3 the port is taken. */
const EXIT = { fault: 1, setting: 2, port: 3 } as const;

const quit = (code: number, sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};

const readConfig = (): BotConfig => {
  try {
    return botConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return quit(EXIT.setting, error.message);
    throw error;
  }
};

const explain = (error: unknown): never => {
  if (error instanceof TokenRefused) {
    return quit(
      EXIT.setting,
      'TELEGRAM_BOT_TOKEN: the bot token is not accepted. Take it anew from @BotFather.',
    );
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return quit(EXIT.port, 'WEBHOOK_PORT is taken by another program: stop that, or choose another port.');
  }
  return quit(
    EXIT.fault,
    error instanceof Error ? `The bot could not start: ${error.message}` : String(error),
  );
};

const secretsOf = ({ token, apiKey, delivery }: BotConfig): string[] =>
  delivery.mode === 'webhook' ? [token, apiKey, delivery.secret] : [token, apiKey];

const config = readConfig();
const log = createLogger({
  service: 'bot',
  level: config.logLevel,
  file: config.logFiles,
  secrets: secretsOf(config),
});
const stop = new AbortController();
const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
onStop(() => stop.abort());

const running = await startBot({ config, log, signal: stop.signal }).catch((error: unknown) =>
  stop.signal.aborted ? process.exit(0) : explain(error),
);
log.info({ username: running.username, mode: config.delivery.mode }, 'The bot is at work');
tellReady(running.webhookAddress === null ? {} : { url: running.webhookAddress });

await stopped;
log.info('The bot finishes what it began');
await running.close();
await log.close();
process.exit(0);
