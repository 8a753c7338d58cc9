import {
  backButton,
  closingBehavior,
  hapticFeedback,
  init,
  miniApp,
  postEvent,
  targetOrigin,
  themeParams,
  viewport,
} from '@telegram-apps/sdk-react';
import { breath } from '#src/breath.ts';
import type { Launch } from '#src/launch.ts';
import type { Navigation } from '#src/navigation/navigation.ts';
import { followPlaces } from './follow-places.ts';
import { feelBy } from './haptics.ts';
import { paintShades } from './paint-shades.ts';
import { parentOrigin } from './parent-origin.ts';
import { createQuietPost } from './quiet-post.ts';

/**
 * Speaks to Telegram, once something worth seeing is painted: its own placeholder goes, its buttons and colours come. In
 * small steps, since all of it together would hold up a slow phone. Everything is asked for by `ifAvailable`: Telegram 6.0
 * has no back button, no colours of ours, no safe areas.
 */
export const connect = async (
  { version, platform, theme }: Launch & { place: 'telegram' },
  navigation: Navigation,
): Promise<void> => {
  const origin = parentOrigin();
  if (origin !== null) targetOrigin.set(origin);
  // Styles sent by the client would need 'unsafe-inline' in our content policy, and only colour a scroll bar.
  init({
    acceptCustomStyles: false,
    postEvent: createQuietPost(version),
    launchParams: { tgWebAppVersion: version, tgWebAppPlatform: platform, tgWebAppThemeParams: theme },
  });
  await breath();
  miniApp.ready.ifAvailable();
  viewport.expand.ifAvailable();
  await breath();
  backButton.mount.ifAvailable();
  followPlaces(navigation);
  feelBy(hapticFeedback);
  closingBehavior.mount.ifAvailable();
  // The SDK remembers over a reload what was unsaved before it.
  closingBehavior.disableConfirmation.ifAvailable();
  await breath();
  themeParams.mountSync.ifAvailable();
  themeParams.bindCssVars.ifAvailable();
  await breath();
  miniApp.mountSync.ifAvailable();
  paintTheme();
  themeParams.state.sub(paintTheme);
  // It may have changed since the address was made, when nobody listened yet.
  postEvent('web_app_request_theme');
  await breath();
  await mountViewport();
};

const paintTheme = (): void => {
  const theme = themeParams.state();
  paintShades(theme);
  // The page is the grey one on which white sections lie: Telegram's header has to continue it.
  if (theme.secondary_bg_color === undefined) return;
  miniApp.setHeaderColor.ifAvailable('secondary_bg_color');
  miniApp.setBackgroundColor.ifAvailable('secondary_bg_color');
  // And what lies below the page has to continue our own tabs.
  const bar = theme.bottom_bar_bg_color ?? theme.section_bg_color ?? theme.bg_color;
  if (bar !== undefined) miniApp.setBottomBarColor.ifAvailable(bar);
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
