import { builtinEnvironments, type Environment } from 'vitest/runtime';

/**
 * A browser's document over Node's modules and Node's network: the screens are tested with the real API in the same
 * process. What only a browser can show (CORS, layout, policies) is for browser.test.ts.
 */
const environment: Environment = {
  name: 'dom',
  viteEnvironment: 'ssr',
  setup: async (global, options) => {
    const { fetch, Headers, Request, Response, AbortController, AbortSignal, URL, URLSearchParams } =
      globalThis;
    const own = { fetch, Headers, Request, Response, AbortController, AbortSignal, URL, URLSearchParams };
    const dom = await builtinEnvironments['happy-dom'].setup(global, options);
    Object.assign(global, own);
    return dom;
  },
};

export default environment;
