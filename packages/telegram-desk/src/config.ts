import { type BotProfile, TOKEN_PATTERN } from './bot.ts';

export type Config = { port: number; botToken: string; bot: Partial<BotProfile> };

export class ConfigError extends Error {}

const DEFAULT_PORT = 8443;

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const botToken = env.TELEGRAM_BOT_TOKEN ?? '';
  if (!TOKEN_PATTERN.test(botToken)) {
    throw new ConfigError('TELEGRAM_BOT_TOKEN must be set and look like 123456:abc-DEF');
  }
  const port = Number(env.DESK_PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError('DESK_PORT must be a port number, 0 to 65535 (0 takes a free one)');
  }
  return {
    port,
    botToken,
    bot: {
      ...(env.BOT_USERNAME ? { username: env.BOT_USERNAME } : {}),
      ...(env.BOT_FIRST_NAME ? { firstName: env.BOT_FIRST_NAME } : {}),
    },
  };
}
