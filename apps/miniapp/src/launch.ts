import { type Language, languageOf } from '@hookah/shared/closed-sets';

export type Launch =
  | {
      place: 'telegram';
      initData: string;
      version: string;
      platform: string;
      language: Language;
      startParam: string | null;
      theme: Partial<Record<string, `#${string}`>>;
    }
  | { place: 'elsewhere'; language: Language };

/** Where we are, and who opened us. Has to run before anything changes the address. */
export const readLaunch = async (fragment = location.hash): Promise<Launch> =>
  launchIn(fragment) ??
  (await launchKnownToTelegram()) ?? { place: 'elsewhere', language: languageOf(navigator.language) };

/** Only Telegram's SDK knows where else it may be said, and it is no part of what every opening needs first. */
const launchKnownToTelegram = async (): Promise<Launch | null> => {
  const { knownLaunch } = await import('./telegram/known-launch.ts').catch(() => ({ knownLaunch: null }));
  return knownLaunch?.() ?? null;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const COLOR = /^#[\da-f]{6}$/i;

const objectIn = (json: string | null): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
};

/**
 * As the address says it, which it nearly always does: the SDK checks every word of it against a schema, which takes a
 * slow phone a tenth of a second before its first paint. It is our API that has to be sure, and it checks the signature.
 */
const launchIn = (fragment: string): Launch | null => {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const initData = parameters.get('tgWebAppData');
  const version = parameters.get('tgWebAppVersion');
  const platform = parameters.get('tgWebAppPlatform');
  if (!initData || !version || !platform) return null;
  const said = new URLSearchParams(initData);
  const language = objectIn(said.get('user')).language_code;
  const colors = Object.entries(objectIn(parameters.get('tgWebAppThemeParams'))).filter(
    (color): color is [string, `#${string}`] => typeof color[1] === 'string' && COLOR.test(color[1]),
  );
  return {
    place: 'telegram',
    initData,
    version,
    platform,
    language: languageOf(typeof language === 'string' ? language : undefined),
    startParam: said.get('start_param') ?? parameters.get('tgWebAppStartParam'),
    theme: Object.fromEntries(colors),
  };
};
