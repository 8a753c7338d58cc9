import { ApiError } from '@hookah/shared/api-error';
import { isUnreachable } from '#src/api.ts';
import type { Texts } from './ru.ts';

/** What to tell a person about a failed call. */
export const errorText = (texts: Texts, error: unknown): string => {
  if (!(error instanceof ApiError)) return texts.error.other;
  if (isUnreachable(error)) return texts.error.unreachable;
  if (error.code === 'WISHLIST_FULL') return texts.error.full;
  if (error.code === 'NAME_TAKEN') return texts.error.nameTaken;
  if (error.code === 'RESTORE_EXPIRED') return texts.error.restoreExpired;
  if (error.status === 404) return texts.error.gone;
  if (error.status === 429) return texts.error.busy;
  return error.status >= 500 ? texts.error.server : texts.error.other;
};
