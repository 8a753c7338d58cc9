import type { Language } from '@hookah/shared/closed-sets';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const RULES: Record<Language, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/** «1 табак», «2 табака», «5 табаков»: the number and the word's right form. */
export const plural = (language: Language, count: number, forms: Forms): string =>
  `${count} ${forms[RULES[language].select(count)] ?? forms.other}`;
