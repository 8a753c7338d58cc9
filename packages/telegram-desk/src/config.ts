import { type Env, settingsOf } from '@hookah/config';
import { type BotProfile, TOKEN_PATTERN } from './bot.ts';

export type Config = { port: number; botToken: string; bot: Partial<BotProfile> };

/** Reads DESK_PORT (0 = any free one), TELEGRAM_BOT_TOKEN, BOT_USERNAME and BOT_FIRST_NAME. */
export function readConfig(env: Env): Config {
  const settings = settingsOf(env);
  const username = settings.optional('BOT_USERNAME');
  const firstName = settings.optional('BOT_FIRST_NAME');
  return {
    port: settings.port('DESK_PORT', 8443),
    botToken: settings.matching(
      'TELEGRAM_BOT_TOKEN',
      settings.required('TELEGRAM_BOT_TOKEN'),
      TOKEN_PATTERN,
      'like 123456:abc-DEF',
    ),
    bot: { ...(username ? { username } : {}), ...(firstName ? { firstName } : {}) },
  };
}
