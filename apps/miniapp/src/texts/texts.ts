import type { Language } from '@hookah/shared/closed-sets';
import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { ru, type Texts } from './ru.ts';

export const TEXTS: Record<Language, Texts> = { ru, en };

export type Speech = { language: Language; setLanguage: (language: Language) => void };

export const SpeechContext = createContext<Speech>({ language: 'ru', setLanguage: () => undefined });

export const useLanguage = (): Speech => useContext(SpeechContext);

export type { Texts };

export const useTexts = (): Texts => TEXTS[useLanguage().language];
