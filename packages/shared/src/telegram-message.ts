/** For `parse_mode: HTML`: names come from the catalogue's site and from people, and nothing of them is markup. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A card's picture stands above its words as the preview of a link: https://core.telegram.org/bots/api#linkpreviewoptions */
export const previewOf = (picture: string | null) =>
  picture === null
    ? { is_disabled: true }
    : { url: picture, prefer_large_media: true, show_above_text: true };
