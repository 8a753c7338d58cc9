import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe finds serious on the screen as it is now. */
export const seriousProblems = async (page: Page | Frame): Promise<string[]> => {
  await page.evaluate(axe.source);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run(document, { resultTypes: ['violations'] });
    return violations
      .filter((one: { impact: string }) => one.impact === 'serious' || one.impact === 'critical')
      .map((one: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        [one.id, ...one.nodes.map((node) => `${node.html}\n${node.failureSummary}`)].join('\n'),
      );
  });
};
