export type ColorScheme = 'light' | 'dark';

/** https://core.telegram.org/bots/webapps#themeparams */
export type ThemeParams = Record<string, `#${string}`>;

/** Telegram's own day and night colours. */
export const THEMES: Record<ColorScheme, ThemeParams> = {
  light: {
    accent_text_color: '#2481cc',
    bg_color: '#ffffff',
    bottom_bar_bg_color: '#ffffff',
    button_color: '#2481cc',
    button_text_color: '#ffffff',
    destructive_text_color: '#d32f2f',
    header_bg_color: '#ffffff',
    hint_color: '#707579',
    link_color: '#2481cc',
    secondary_bg_color: '#f4f4f5',
    section_bg_color: '#ffffff',
    section_header_text_color: '#2f6ea5',
    section_separator_color: '#e7e7e7',
    subtitle_text_color: '#707579',
    text_color: '#000000',
  },
  dark: {
    accent_text_color: '#6ab3f3',
    bg_color: '#17212b',
    bottom_bar_bg_color: '#17212b',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
    destructive_text_color: '#ec3942',
    header_bg_color: '#17212b',
    hint_color: '#8ba0b5',
    link_color: '#6ab3f3',
    secondary_bg_color: '#232e3c',
    section_bg_color: '#17212b',
    section_header_text_color: '#6ab3f3',
    section_separator_color: '#111921',
    subtitle_text_color: '#8ba0b5',
    text_color: '#f5f5f5',
  },
};
