/**
 * Whether a Telegram is there to hear us: the frame of Telegram Web, or what its apps put into their WebViews. A link with
 * launch parameters can be opened in an ordinary tab too, and what only Telegram shows would be missing there.
 */
export const isHeard = (source: Window = window): boolean =>
  source.parent !== source ||
  'TelegramWebviewProxy' in source ||
  ('external' in source && typeof Reflect.get(source.external, 'notify') === 'function');
