/** What the server says at run time, in the page itself: one build serves every installation. */
export type RuntimeConfig = {
  /** Origin and prefix of the API. */
  apiUrl: string;
  /** Without the @; null when the installation has no bot of its own yet. */
  botUsername: string | null;
};

const isConfig = (value: unknown): value is RuntimeConfig =>
  typeof value === 'object' && value !== null && 'apiUrl' in value && 'botUsername' in value;

/** Throws when the page came without: nothing works then. */
export const readConfig = (page: Document = document): RuntimeConfig => {
  const config: unknown = JSON.parse(page.getElementById('config')?.textContent || 'null');
  if (!isConfig(config)) throw new Error('The page has no settings: is it served by server/main.ts?');
  return config;
};
