import type { Language } from '@hookah/shared/closed-sets';
import { useLanguage } from './texts.ts';
import { wordsEn } from './words.en.ts';
import { wordsRu } from './words.ru.ts';

const WORDS: Record<Language, typeof wordsRu> = { ru: wordsRu, en: wordsEn };

/** What all screens but the first say: it comes with them, so that the first is there sooner. */
export const useWords = (): typeof wordsRu => WORDS[useLanguage().language];
