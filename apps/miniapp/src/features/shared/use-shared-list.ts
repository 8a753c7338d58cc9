import type { SharedItem, SharedList } from '@hookah/shared/sharing';
import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { WISHLIST_KEY } from '#src/data/list-loading.ts';
import { refetchAfterLast } from '#src/data/refetch-after-last.ts';
import { haptics } from '#src/telegram/haptics.ts';
import { refusalText } from '#src/texts/refusal-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

const PAGE = 50;

/** Somebody's list by its link, and what one says of its items. */
export const useSharedList = (token: string) => {
  const { api } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const key = ['shared', token] as const;

  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api.shared.get(
        token,
        { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const overlap = useQuery({
    // Below the list's own key: what is counted from the list is counted anew when that changes.
    queryKey: [...WISHLIST_KEY, 'overlap', token],
    queryFn: ({ signal }) => api.shared.overlap(token, { signal }),
  });

  const put = (id: string, claim: SharedItem['claim']) =>
    client.setQueryData<InfiniteData<SharedList, string | null>>(key, (data) =>
      data === undefined
        ? data
        : {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) => (item.id === id ? { ...item, claim } : item)),
            })),
          },
    );

  const { mutate } = useMutation({
    mutationKey: key,
    scope: { id: 'claims' },
    mutationFn: ({ item, bring }: { item: SharedItem; bring: boolean }) => {
      const call = { idempotencyKey: idempotencyKey() };
      return bring ? api.shared.claim(token, item.id, call) : api.shared.unclaim(token, item.id, call);
    },
    onMutate: ({ item, bring }) => {
      haptics.changed();
      put(item.id, bring ? { firstName: '', mine: true } : null);
    },
    onSuccess: ({ id, claim }) => put(id, claim),
    onError: (error, { item }) => {
      haptics.failed();
      put(item.id, item.claim);
      toast.show({ text: refusalText(texts, words, error), isError: true });
    },
    // A page that was on its way brings the others as they were; and somebody else may have been faster.
    onSettled: () => refetchAfterLast(client, key),
  });

  return { list, overlap: overlap.data, claim: mutate };
};
