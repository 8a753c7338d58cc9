import { type Place, ROOT } from './navigation.ts';

export type DeepLink =
  | { kind: 'tobacco' | 'add'; tobaccoId: number }
  | { kind: 'brand'; slug: string }
  | { kind: 'list'; token: string };

/**
 * `tobacco_<id>` opens a tobacco, `add_<id>` puts it on the list as well, `brand_<slug>` opens a brand and
 * `list_<token>` somebody's list. Anything else is an ordinary opening.
 */
export const readDeepLink = (startParam: string | null): DeepLink | null => {
  const [, kind, rest = ''] = /^(tobacco|add|brand|list)_([\w-]+)$/.exec(startParam ?? '') ?? [];
  if (kind === 'brand') return /^[a-z0-9]/.test(rest) ? { kind, slug: rest } : null;
  if (kind === 'list') return rest.length >= 22 && rest.length <= 64 ? { kind, token: rest } : null;
  if ((kind === 'tobacco' || kind === 'add') && /^[1-9]\d{0,9}$/.test(rest)) {
    return { kind, tobaccoId: Number(rest) };
  }
  return null;
};

/** The list lies beneath what was linked, so that there is something to go back to. */
export const startStack = (link: DeepLink | null): readonly Place[] => {
  if (link === null) return [ROOT];
  switch (link.kind) {
    case 'brand':
      return [ROOT, { ...ROOT, page: { kind: 'brand', slug: link.slug } }];
    case 'list':
      return [ROOT, { ...ROOT, page: { kind: 'shared', token: link.token } }];
    case 'tobacco':
    case 'add':
      return [ROOT, { ...ROOT, sheet: { kind: 'tobacco', id: link.tobaccoId } }];
  }
};
