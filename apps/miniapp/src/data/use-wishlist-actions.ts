import type { ApiClient } from '@hookah/shared/api-client';
import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { ItemState } from '@hookah/shared/closed-sets';
import type { PatchItem, WishlistItem } from '@hookah/shared/wishlist';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { haptics } from '#src/telegram/haptics.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { nameOf, WISHLIST_KEY } from './wishlist.ts';
import {
  type Change,
  type Items,
  provisionalId,
  withAnswer,
  withChange,
  withoutChange,
} from './wishlist-changes.ts';

type Write = { change: Change; key: string };

const WRITES = ['wishlist', 'write'] as const;

/** The id the API knows the item by: a change may be asked for before the answer to its adding is here. */
const knownId = (client: QueryClient, item: WishlistItem): string => {
  const tobaccoId = item.tobacco?.id;
  if (tobaccoId === undefined || item.id !== provisionalId(tobaccoId)) return item.id;
  const answers = client
    .getMutationCache()
    .findAll({ mutationKey: WRITES })
    .map((mutation) => mutation.state.data as WishlistItem | null | undefined);
  return answers.findLast((answer) => answer?.tobacco?.id === tobaccoId)?.id ?? item.id;
};

const send = async (
  api: ApiClient,
  client: QueryClient,
  { change, key }: Write,
): Promise<WishlistItem | null> => {
  const call = { idempotencyKey: key };
  switch (change.kind) {
    case 'add':
      return (await api.wishlist.add({ tobaccoId: change.tobacco.id }, call)).item;
    case 'patch':
      return api.wishlist.patch(knownId(client, change.item), change.patch, call);
    case 'remove':
      await api.wishlist.remove(knownId(client, change.item), call);
      return null;
    case 'restore':
      return api.wishlist.restoreItem(knownId(client, change.item), call);
  }
};

/**
 * Changes to the list: seen at once, sent one after the other in the order they were made, taken back when refused.
 * Without a network they wait for it.
 */
export const useWishlistActions = () => {
  const { api } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const toast = useToast();

  const read = (): Items => client.getQueryData<Items>(WISHLIST_KEY) ?? [];
  const write = (change: (items: Items) => Items) =>
    client.setQueryData<Items>(WISHLIST_KEY, (items) => (items === undefined ? items : change(items)));
  const isLatest = () => client.isMutating({ mutationKey: WRITES }) <= 1;

  const { mutate } = useMutation({
    mutationKey: WRITES,
    scope: { id: 'wishlist' },
    mutationFn: (variables: Write) => send(api, client, variables),
    onMutate: async ({ change }) => {
      // What is seen changes before anything is waited for.
      const before = read();
      write((items) => withChange(items, change));
      await client.cancelQueries({ queryKey: WISHLIST_KEY });
      return { before };
    },
    onSuccess: (answer) => {
      if (answer !== null) write((items) => withAnswer(items, answer, isLatest()));
    },
    onError: (error, { change }, context) => {
      if (context) write((items) => withoutChange(items, change, context.before));
      haptics.failed();
      toast.show({ text: errorText(texts, error), isError: true });
    },
    onSettled: () => {
      if (isLatest()) void client.invalidateQueries({ queryKey: WISHLIST_KEY });
    },
  });

  const make = (change: Change) => {
    haptics.changed();
    mutate({ change, key: idempotencyKey() });
  };
  const now = () => new Date().toISOString();
  const patch = (item: WishlistItem, change: PatchItem) =>
    make({ kind: 'patch', item, patch: change, at: now() });
  const undoable = (text: string, undo: () => void) => toast.show({ text, undo });

  return {
    add: (tobacco: TobaccoSummary) => {
      const change = { kind: 'add', tobacco, at: now() } as const;
      make(change);
      undoable(texts.toast.added(tobacco.name), () => {
        const item = read().find((other) => other.tobacco?.id === tobacco.id);
        if (item) make({ kind: 'remove', item });
      });
    },
    move: (item: WishlistItem, state: ItemState) => {
      if (item.state === state) return;
      patch(item, { state });
      undoable(texts.toast.moved(nameOf(item), state), () => patch(item, { state: item.state }));
    },
    patch,
    remove: (item: WishlistItem) => {
      make({ kind: 'remove', item });
      undoable(texts.toast.removed(nameOf(item)), () => make({ kind: 'restore', item }));
    },
  };
};
