/** What the server says at run time, by `/config.js`: one build serves every installation. */
export type RuntimeConfig = {
  /** Origin and prefix of the API. */
  apiUrl: string;
  /** Without the @; null when the installation has no bot of its own yet. */
  botUsername: string | null;
};

declare global {
  interface Window {
    __HOOKAH__?: RuntimeConfig;
  }
}

/** Throws when `/config.js` was not served: nothing works without it. */
export const readConfig = (source: Window = window): RuntimeConfig => {
  const config = source.__HOOKAH__;
  if (config === undefined) throw new Error('/config.js did not load: is the page served by server/main.ts?');
  return config;
};
