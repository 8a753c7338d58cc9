import type { Language } from '@hookah/shared/closed-sets';
import { en } from './en.ts';
import { ru } from './ru.ts';

/** Every word the bot says. The Russian is the original; the English has the same shape. */
export type Texts = typeof ru;

export const TEXTS: Record<Language, Texts> = { ru, en };
