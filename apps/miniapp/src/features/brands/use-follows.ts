import type { BrandRef } from '@hookah/shared/catalog';
import type { Follows } from '@hookah/shared/follows';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { refetchAfterLast } from '#src/data/refetch-after-last.ts';
import { haptics } from '#src/telegram/haptics.ts';
import { askToWrite } from '#src/telegram/write-access.ts';
import { refusalText } from '#src/texts/refusal-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

const FOLLOWS_KEY = ['follows'] as const;

/** The brands whose news the bot tells. A change is seen at once and taken back when refused. */
export const useFollows = () => {
  const { api } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const { data } = useQuery({
    queryKey: FOLLOWS_KEY,
    queryFn: ({ signal }) => api.follows.list({ signal }),
  });

  const { mutate } = useMutation({
    mutationKey: FOLLOWS_KEY,
    scope: { id: 'follows' },
    mutationFn: ({ brand, follow }: { brand: BrandRef; follow: boolean }) => {
      const call = { idempotencyKey: idempotencyKey() };
      return follow ? api.follows.followBrand(brand.id, call) : api.follows.unfollowBrand(brand.id, call);
    },
    onMutate: ({ brand, follow }) => {
      void client.cancelQueries({ queryKey: FOLLOWS_KEY });
      const before = client.getQueryData<Follows>(FOLLOWS_KEY);
      client.setQueryData<Follows>(FOLLOWS_KEY, (follows) => {
        if (follows === undefined) return follows;
        const others = follows.brands.filter((other) => other.brand.id !== brand.id);
        const mine = { brand, followedAt: new Date().toISOString() };
        return { ...follows, brands: follow ? [mine, ...others] : others };
      });
      return before;
    },
    onError: (error, _change, before) => {
      client.setQueryData(FOLLOWS_KEY, before);
      haptics.failed();
      toast.show({ text: refusalText(texts, words, error), isError: true });
    },
    onSettled: () => refetchAfterLast(client, FOLLOWS_KEY),
  });

  return {
    followed: data?.brands.map(({ brand }) => brand.id) ?? [],
    setFollowed: (brand: BrandRef, follow: boolean) => {
      haptics.changed();
      if (follow) askToWrite();
      mutate({ brand, follow });
    },
  };
};
