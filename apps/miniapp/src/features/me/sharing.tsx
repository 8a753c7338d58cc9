import type { Share, ShareList } from '@hookah/shared/sharing';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { Cell, Group, UNDER } from '#src/components/group.tsx';
import { BinIcon, PersonIcon } from '#src/components/icons.tsx';
import { ShareIcon } from '#src/components/screen-icons.tsx';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { useSharing } from '#src/data/use-sharing.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { startAppLink } from '#src/telegram/links.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

const SHARES_KEY = ['shares'] as const;

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
  const shares = data?.items.filter((share) => !share.expired) ?? [];

  const onError = (error: unknown) => toast.show({ text: errorText(texts, error), isError: true });
  const onSettled = () => void client.invalidateQueries({ queryKey: SHARES_KEY });
  const { share: sendTo, isPreparing } = useSharing();
  const send = ({ token }: Share) =>
    sendTo({
      message: { shareToken: token },
      link: botUsername === null ? null : startAppLink(botUsername, `list_${token}`),
      text: texts.list.title,
    });
  const make = useMutation({
    mutationFn: () => api.wishlist.share({}, { idempotencyKey: idempotencyKey() }),
    onSuccess: (made) => {
      // Known at once: another touch must not make another one.
      client.setQueryData<ShareList>(SHARES_KEY, (known) => ({ items: [made, ...(known?.items ?? [])] }));
      return send(made);
    },
    onError,
    onSettled,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.wishlist.revokeShare(id, { idempotencyKey: idempotencyKey() }),
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
      {shares.map((link) => (
        <div key={link.id} className={`flex items-center ${UNDER}`}>
          <div className="min-w-0 flex-1">
            <Cell
              icon={<PersonIcon />}
              title={link.title ?? words.me.look}
              subtitle={[
                words.me.shareMade(words.shortDate(link.createdAt)),
                ...(link.claims > 0 ? [words.me.claims(link.claims)] : []),
              ].join(' · ')}
              onClick={() => openPage({ kind: 'shared', token: link.token })}
            />
          </div>
          <button
            type="button"
            aria-label={words.me.revoke}
            onClick={() => revoke.mutate(link.id)}
            className="flex size-12 shrink-0 items-center justify-center text-danger"
          >
            <BinIcon />
          </button>
        </div>
      ))}
    </Group>
  );
};
