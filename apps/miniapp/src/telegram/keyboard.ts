/**
 * Tells styles.css how much of the screen's end the keyboard covers: on an iPhone it lies over the page, and a sheet that
 * stands on the end of the screen would have its field beneath it. Android makes the page smaller instead.
 */
export const followKeyboard = (source: Window = window): void => {
  const { visualViewport: seen, document } = source;
  if (seen === null) return;
  const follow = () => {
    // Magnified by two fingers it is smaller as well.
    if (seen.scale !== 1) return;
    const covered = Math.max(0, Math.round(source.innerHeight - seen.height - seen.offsetTop));
    document.documentElement.style.setProperty('--keyboard', `${covered}px`);
    if (covered > 0) document.activeElement?.scrollIntoView({ block: 'nearest' });
  };
  // A finger may have been faster.
  follow();
  seen.addEventListener('resize', follow);
  seen.addEventListener('scroll', follow);
};
