import { type Place, ROOT } from './navigation.ts';

export type DeepLink = { kind: 'tobacco' | 'add'; tobaccoId: number };

/** `tobacco_<id>` opens a tobacco, `add_<id>` puts it on the list as well. Anything else is an ordinary opening. */
export const readDeepLink = (startParam: string | null): DeepLink | null => {
  const match = /^(tobacco|add)_([1-9]\d{0,9})$/.exec(startParam ?? '');
  if (match === null) return null;
  return { kind: match[1] === 'add' ? 'add' : 'tobacco', tobaccoId: Number(match[2]) };
};

/** The list lies beneath a linked tobacco, so that there is something to go back to. */
export const startStack = (link: DeepLink | null): readonly Place[] =>
  link === null ? [ROOT] : [ROOT, { tab: 'list', sheet: { kind: 'tobacco', id: link.tobaccoId } }];
