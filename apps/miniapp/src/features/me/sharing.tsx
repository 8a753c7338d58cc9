import type { Share, ShareList } from '@hookah/shared/sharing';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useServices } from '#src/app-context.ts';
import { Cell, Group, UNDER } from '#src/components/group.tsx';
import { BinIcon, PersonIcon } from '#src/components/icons.tsx';
import { ShareIcon } from '#src/components/screen-icons.tsx';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { useSharing } from '#src/data/use-sharing.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { startAppLink } from '#src/telegram/links.ts';
import { refusalText } from '#src/texts/refusal-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { Confirmation } from './confirmation.tsx';

const SHARES_KEY = ['shares'] as const;

const working = (list: ShareList | undefined): Share[] => list?.items.filter((share) => !share.expired) ?? [];

/** Links to one's list: made, sent, looked at as others do, revoked. One link serves all friends. */
export const Sharing = () => {
  const { api, botUsername } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const { openPage } = useNavigation();
  const { data } = useQuery({
    queryKey: SHARES_KEY,
    queryFn: ({ signal }) => api.wishlist.shares({ signal }),
  });
  const shares = working(data);
  const [asked, setAsked] = useState<string | null>(null);

  const onError = (error: unknown) => toast.show({ text: refusalText(texts, words, error), isError: true });
  const onSettled = () => void client.invalidateQueries({ queryKey: SHARES_KEY });
  const { share: sendTo, isPreparing } = useSharing();
  const send = ({ token }: Share) =>
    sendTo({
      message: { shareToken: token },
      link: botUsername === null ? null : startAppLink(botUsername, `list_${token}`),
      text: texts.list.title,
    });
  const make = useMutation({
    mutationFn: async () => {
      // Whoever's links could not be read yet may have one: another one is made only when they have none.
      const known = data ?? (await api.wishlist.shares());
      const [latest] = working(known);
      const link = latest ?? (await api.wishlist.share({}, { idempotencyKey: idempotencyKey() }));
      // Known at once: another touch must not make another one.
      client.setQueryData<ShareList>(SHARES_KEY, latest ? known : { items: [link, ...known.items] });
      return link;
    },
    onSuccess: send,
    onError,
    onSettled,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.wishlist.revokeShare(id, { idempotencyKey: idempotencyKey() }),
    onSuccess: (_, id) => {
      client.setQueryData<ShareList>(
        SHARES_KEY,
        (known) => known && { items: known.items.filter((link) => link.id !== id) },
      );
      setAsked(null);
    },
    onError,
    onSettled,
  });

  const share = () => {
    const [latest] = shares;
    if (latest) void send(latest);
    else if (!make.isPending) make.mutate();
  };

  return (
    <Group hint={words.me.shareHint}>
      <Cell
        icon={<ShareIcon />}
        title={words.me.share}
        look="accent"
        isBusy={isPreparing || make.isPending}
        onClick={share}
      />
      {shares.map((link) => {
        const made = words.shortDate(link.createdAt);
        const isAsked = asked === link.id;
        return (
          <div key={link.id} className={UNDER}>
            <div hidden={isAsked}>
              <div className="flex items-center">
                <div className="min-w-0 flex-1">
                  <Cell
                    icon={<PersonIcon />}
                    title={link.title ?? words.me.look}
                    subtitle={[
                      words.me.shareMade(made),
                      ...(link.claims > 0 ? [words.me.claims(link.claims)] : []),
                    ].join(' · ')}
                    onClick={() => openPage({ kind: 'shared', token: link.token })}
                  />
                </div>
                <button
                  type="button"
                  aria-label={words.me.revoke(link.title, made)}
                  onClick={() => setAsked(link.id)}
                  className="flex size-12 shrink-0 items-center justify-center text-danger"
                >
                  <BinIcon />
                </button>
              </div>
            </div>
            {isAsked && (
              <Confirmation
                ask={words.me.revokeAsk(link.claims)}
                yes={words.me.revokeYes}
                no={words.me.keep}
                isBusy={revoke.isPending}
                onYes={() => revoke.mutate(link.id)}
                onNo={() => setAsked(null)}
              />
            )}
          </div>
        );
      })}
    </Group>
  );
};
