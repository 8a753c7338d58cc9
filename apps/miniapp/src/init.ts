import { type Language, languageOf } from '@hookah/shared/closed-sets';
import {
  backButton,
  closingBehavior,
  init,
  miniApp,
  retrieveLaunchParams,
  retrieveRawInitData,
  targetOrigin,
  themeParams,
  viewport,
} from '@telegram-apps/sdk-react';
import { parentOrigin } from './telegram/parent-origin.ts';
import { createQuietPost } from './telegram/quiet-post.ts';
import { readableShades } from './telegram/theme.ts';

export type Launch =
  | { place: 'telegram'; initData: string; version: string; language: Language; startParam: string | null }
  | { place: 'elsewhere'; language: Language };

/** Finds out where we are and connects to Telegram. Has to run before anything changes the address. */
export const initTelegram = (): Launch => {
  const launch = readLaunch();
  if (launch.place === 'telegram') connect(launch.version);
  return launch;
};

/** Telegram takes its own placeholder away: call it once something worth seeing is painted. */
export const tellReady = (): void => {
  miniApp.ready.ifAvailable();
  viewport.expand.ifAvailable();
};

const readLaunch = (): Launch => {
  try {
    const { tgWebAppData, tgWebAppStartParam, tgWebAppVersion } = retrieveLaunchParams();
    const initData = retrieveRawInitData();
    // Buttons of the keyboard below a chat open Mini Apps without init data: nobody to show a list of.
    if (initData === undefined) return { place: 'elsewhere', language: languageOf(navigator.language) };
    return {
      place: 'telegram',
      initData,
      version: tgWebAppVersion,
      language: languageOf(tgWebAppData?.user?.language_code),
      startParam: tgWebAppData?.start_param ?? tgWebAppStartParam ?? null,
    };
  } catch {
    return { place: 'elsewhere', language: languageOf(navigator.language) };
  }
};

/** Everything is asked for by `ifAvailable`: Telegram 6.0 has no back button, no colours of ours, no safe areas. */
const connect = (version: string): void => {
  const origin = parentOrigin();
  if (origin !== null) targetOrigin.set(origin);
  // Styles sent by the client would need 'unsafe-inline' in our content policy, and only colour a scroll bar.
  init({ acceptCustomStyles: false, postEvent: createQuietPost(version) });

  themeParams.mountSync.ifAvailable();
  themeParams.bindCssVars.ifAvailable();
  miniApp.mountSync.ifAvailable();
  paintTheme();
  themeParams.state.sub(paintTheme);

  backButton.mount.ifAvailable();
  closingBehavior.mount.ifAvailable();
  void mountViewport();
};

const paintTheme = (): void => {
  const theme = themeParams.state();
  const { style } = document.documentElement;
  for (const [name, color] of Object.entries(readableShades(theme))) style.setProperty(name, color);
  style.setProperty('color-scheme', miniApp.isDark() ? 'dark' : 'light');
  // The page is the grey one on which white sections lie: Telegram's header has to continue it.
  if (theme.secondary_bg_color === undefined) return;
  miniApp.setHeaderColor.ifAvailable('secondary_bg_color');
  miniApp.setBackgroundColor.ifAvailable('secondary_bg_color');
};

const mountViewport = async (): Promise<void> => {
  try {
    const [available, mounted] = viewport.mount.ifAvailable();
    if (!available) return;
    await mounted;
    viewport.bindCssVars.ifAvailable();
  } catch {
    // An old client may never answer: the fallbacks in styles.css hold.
  }
};
