import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Connection } from './data/connection.ts';

/** Server state for one run of the app. `connection` learns from every call whether the API can be reached. */
export const createQueryClient = (connection: Connection): QueryClient => {
  return new QueryClient({
    queryCache: new QueryCache({ onError: connection.learn, onSuccess: connection.found }),
    mutationCache: new MutationCache({ onError: connection.learn, onSuccess: connection.found }),
    defaultOptions: {
      queries: {
        // The API client repeats what is worth repeating; a second layer would multiply the waits.
        retry: false,
        staleTime: 20_000,
        gcTime: Number.POSITIVE_INFINITY,
      },
      // A change that waits for a network without a word would be lost with the app; what may wait is in the outbox.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
};
