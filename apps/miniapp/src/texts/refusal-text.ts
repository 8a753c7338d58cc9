import { ApiError } from '@hookah/shared/api-error';
import { errorText } from './error-text.ts';
import type { Texts } from './ru.ts';
import type { wordsRu } from './words.ru.ts';

/** What to tell of a failed call, with the refusals that only the screens beyond the first meet. */
export const refusalText = (texts: Texts, { refused }: typeof wordsRu, error: unknown): string => {
  const code = error instanceof ApiError ? error.code : null;
  if (code === 'ITEM_CLAIMED') return refused.claimed;
  if (code === 'LIMIT_REACHED') return refused.limit;
  return errorText(texts, error);
};
