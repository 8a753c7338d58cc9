const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `limit` UTF-16 units, never half an emoji, with an ellipsis where something was left out. */
export const clip = (text: string, limit: number): string => {
  const whole = text.replace(/\s+/gu, ' ').trim();
  if (whole.length <= limit) return whole;
  let kept = '';
  for (const { segment } of graphemes.segment(whole)) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};
