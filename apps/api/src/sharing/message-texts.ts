import type { Language } from '@hookah/shared/closed-sets';

/** The words of messages that people send from the Mini App. */
export const MESSAGE_TEXTS: Record<
  Language,
  { open: string; listOf: (name: string) => string; invite: string; rating: (value: number) => string }
> = {
  ru: {
    open: 'Открыть',
    listOf: (name) => `Список: ${name}`,
    invite: 'Что попробовать и что принести: всё в списке',
    rating: (value) => value.toFixed(1).replace('.', ','),
  },
  en: {
    open: 'Open',
    listOf: (name) => `${name}’s list`,
    invite: 'What to try and what to bring: it is all on the list',
    rating: (value) => value.toFixed(1),
  },
};
