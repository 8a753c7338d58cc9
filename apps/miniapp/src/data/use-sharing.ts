import type { PrepareMessage } from '@hookah/shared/prepared-messages';
import { useState } from 'react';
import { useServices } from '#src/app-context.ts';
import { useToast } from '#src/components/toast.tsx';
import { shareLink } from '#src/telegram/links.ts';
import { canSendPrepared, sendPrepared } from '#src/telegram/prepared-message.ts';
import { useWords } from '#src/texts/words.ts';

type Shared = {
  message: PrepareMessage;
  /** What is sent where no message can be; null: there is no such link. */
  link: string | null;
  text: string;
};

/** A message of the bot's with a picture and a button where Telegram can send one, a bare link where it can't. */
export const useSharing = () => {
  const { api } = useServices();
  const words = useWords();
  const toast = useToast();
  const [isPreparing, setPreparing] = useState(false);

  /** @returns whether the person has been asked for a chat */
  const byMessage = async (message: PrepareMessage): Promise<boolean> => {
    if (!canSendPrepared()) return false;
    setPreparing(true);
    const prepared = await api.preparedMessages.create(message).catch(() => null);
    setPreparing(false);
    return prepared !== null && (await sendPrepared(prepared.id)) !== 'failed';
  };

  const share = async ({ message, link, text }: Shared): Promise<void> => {
    if (isPreparing || (await byMessage(message))) return;
    if (link === null) toast.show({ text: words.share.unavailable });
    else if ((await shareLink(link, text)) === 'copied') toast.show({ text: words.share.copied });
  };

  return { share, isPreparing };
};
