import type { Language } from '@hookah/shared/closed-sets';
import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { ru, type Texts } from './ru.ts';

export const TEXTS: Record<Language, Texts> = { ru, en };

export const TextsContext = createContext<Texts>(ru);

export const useTexts = (): Texts => useContext(TextsContext);
