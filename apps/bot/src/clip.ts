const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `limit` UTF-16 units, never half an emoji, with an ellipsis where something was left out. */
export const clip = (text: string, limit: number): string => {
  const whole = text.replace(/\s+/gu, ' ').trim();
  return whole.length <= limit ? whole : `${beginning(whole, limit - 1)}…`;
};

/** The first letters of it, as `clip` but without a word about the rest. */
export const beginning = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept.trimEnd();
};
