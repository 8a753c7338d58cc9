import type { Language } from '@hookah/shared/closed-sets';
import { createContext, useContext } from 'react';
import { ru, type Texts } from './ru.ts';

const atHand: Partial<Record<Language, Texts>> = { ru };

/**
 * Russian comes with the app; who reads English waits for one small file more.
 * @returns the language that can be spoken now: Russian, should the file not come
 */
export const learn = async (language: Language): Promise<Language> => {
  try {
    if (language === 'en') atHand.en ??= (await import('./en.ts')).en;
    return language;
  } catch {
    return 'ru';
  }
};

export const textsIn = (language: Language): Texts => atHand[language] ?? ru;

export type Speech = { language: Language; setLanguage: (language: Language) => Promise<void> };

export const SpeechContext = createContext<Speech>({ language: 'ru', setLanguage: async () => undefined });

export const useLanguage = (): Speech => useContext(SpeechContext);

export type { Texts };

export const useTexts = (): Texts => textsIn(useLanguage().language);
