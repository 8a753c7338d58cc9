import type { Language } from '@hookah/shared/closed-sets';

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form of a word that goes with a number: 1 оценка, 2 оценки, 5 оценок. */
export const plural = (language: Language, count: number, forms: PluralForms): string =>
  forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
