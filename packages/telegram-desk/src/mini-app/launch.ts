import { type ColorScheme, THEMES } from './themes.ts';

export const WEB_APP_VERSION = '8.0';

export type LaunchOptions = {
  initData: string;
  platform: string;
  colorScheme: ColorScheme;
  startParam?: string;
};

/** The address an opened Mini App gets: its own, with the launch parameters in the fragment. */
export function launchUrl(appUrl: string, options: LaunchOptions): string {
  const launch = new URLSearchParams({
    ...(options.initData === '' ? {} : { tgWebAppData: options.initData }),
    tgWebAppVersion: WEB_APP_VERSION,
    tgWebAppPlatform: options.platform,
    tgWebAppThemeParams: JSON.stringify(THEMES[options.colorScheme]),
  });
  const url = new URL(appUrl);
  if (options.startParam !== undefined) url.searchParams.set('tgWebAppStartParam', options.startParam);
  // A fragment of the app's own (a hash router's path) stays in front, as in Telegram's clients.
  const own = url.hash.replace(/^#/, '');
  const separator = own === '' ? '' : own.includes('?') ? '&' : '?';
  url.hash = '';
  return `${url.href}#${own}${separator}${launch.toString()}`;
}
