/** Where src/config.ts looks for it. */
const CONFIG = '<script id="config" type="application/json">';

export type PageConfig = { apiUrl: string; botUsername: string | null };

/** The built page with what only this installation knows. Data, which no content policy forbids. */
export const withConfig = (page: string, config: PageConfig): string =>
  page.replace(CONFIG, () => CONFIG + JSON.stringify(config).replaceAll('<', '\\u003c'));

/** The scripts that stand in the page itself. */
export const inlineScriptsOf = (page: string): string[] =>
  [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script ?? '');
