import type { QueryClient } from '@tanstack/react-query';

/** For `onSettled` of changes shown at once: what the API says between two quick touches is not what the second one meant. */
export const refetchAfterLast = (client: QueryClient, key: readonly string[]): void => {
  if (client.isMutating({ mutationKey: key }) === 1) void client.invalidateQueries({ queryKey: key });
};
