import { randomUUID } from 'node:crypto';
import type { Tobacco } from '@hookah/shared/catalog';
import type { PreparedMessage, PrepareMessage } from '@hookah/shared/prepared-messages';
import type { SharedList } from '@hookah/shared/sharing';
import { escaped, previewOf } from '@hookah/shared/telegram-message';
import type { Language, User } from '@hookah/shared/users';
import type { TobaccosService } from '#src/catalog/tobaccos.service.ts';
import type { Telegram } from '#src/telegram.ts';
import { MESSAGE_TEXTS } from './message-texts.ts';
import type { SharedService } from './shared.service.ts';

export type PreparedMessages = ReturnType<typeof createPreparedMessages>;

/** What stands in the message, and what its button opens. */
type Card = { title: string; lines: readonly string[]; picture: string | null; startParam: string };

const MOST_TAGS = 6;

const tobaccoCard = (tobacco: Tobacco, language: Language): Card => {
  const { brand, name, line, rating, tags, imageUrl } = tobacco;
  const facts = [line?.name, rating === null ? null : `★ ${MESSAGE_TEXTS[language].rating(rating)}`];
  return {
    title: `${brand.name} — ${name}`,
    lines: [
      facts.filter((fact) => fact != null).join(' · '),
      tags
        .slice(0, MOST_TAGS)
        .map((tag) => tag.name)
        .join(', '),
    ].filter((text) => text !== ''),
    picture: imageUrl,
    startParam: `tobacco_${tobacco.id}`,
  };
};

const listCard = ({ title, owner }: SharedList, token: string, language: Language): Card => ({
  title: title ?? MESSAGE_TEXTS[language].listOf(owner.firstName),
  lines: [MESSAGE_TEXTS[language].invite],
  picture: null,
  startParam: `list_${token}`,
});

/** https://core.telegram.org/bots/api#inlinequeryresultarticle */
const articleOf = ({ title, lines, picture, startParam }: Card, username: string, open: string) => ({
  type: 'article',
  id: randomUUID(),
  title,
  input_message_content: {
    message_text: [`<b>${escaped(title)}</b>`, ...lines.map(escaped)].join('\n'),
    parse_mode: 'HTML',
    link_preview_options: previewOf(picture),
  },
  reply_markup: {
    inline_keyboard: [[{ text: open, url: `https://t.me/${username}?startapp=${startParam}` }]],
  },
});

/** Messages that Telegram keeps for a person to send, by `shareMessage` of the Mini App, to whom they like. */
export const createPreparedMessages = ({
  telegram,
  tobaccos,
  shared,
}: {
  telegram: Telegram;
  tobaccos: Pick<TobaccosService, 'get'>;
  shared: Pick<SharedService, 'list'>;
}) => ({
  prepare: async ({ id, telegramId, language }: User, asked: PrepareMessage): Promise<PreparedMessage> => {
    const card =
      'tobaccoId' in asked
        ? tobaccoCard(await tobaccos.get(asked.tobaccoId), language)
        : listCard(await shared.list(asked.shareToken, { limit: 1 }, id), asked.shareToken, language);
    const username = await telegram.username();
    const message = articleOf(card, username, MESSAGE_TEXTS[language].open);
    const prepared = await telegram.prepareMessage(telegramId, message);
    return { id: prepared.id, expiresAt: prepared.expiresAt.toISOString() };
  },
});
