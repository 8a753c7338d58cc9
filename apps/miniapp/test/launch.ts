/** Telegram's own colours by day and by night. */
export const THEMES = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#efeff4',
    section_bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#8e8e93',
    subtitle_text_color: '#8e8e93',
    section_header_text_color: '#6d6d72',
    section_separator_color: '#c8c7cc',
    accent_text_color: '#007aff',
    link_color: '#007aff',
    destructive_text_color: '#ff3b30',
    button_color: '#007aff',
    button_text_color: '#ffffff',
    bottom_bar_bg_color: '#f2f2f2',
    header_bg_color: '#ffffff',
  },
  dark: {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    section_bg_color: '#17212b',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    subtitle_text_color: '#708499',
    section_header_text_color: '#6ab3f3',
    section_separator_color: '#111921',
    accent_text_color: '#6ab2f2',
    link_color: '#6ab3f3',
    destructive_text_color: '#ec3942',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
    bottom_bar_bg_color: '#17212b',
    header_bg_color: '#17212b',
  },
} as const;

export type LaunchOptions = {
  initData: string;
  theme?: keyof typeof THEMES;
  version?: string;
  startParam?: string;
};

/** The fragment with which Telegram opens a Mini App. */
export const launchFragment = ({
  initData,
  theme = 'light',
  version = '8.0',
  startParam,
}: LaunchOptions): string =>
  `#${new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: version,
    tgWebAppPlatform: 'web',
    tgWebAppThemeParams: JSON.stringify(THEMES[theme]),
    ...(startParam === undefined ? {} : { tgWebAppStartParam: startParam }),
  })}`;
