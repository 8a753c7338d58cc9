import type { Tag } from '@hookah/shared/catalog';
import { createSearching } from '#src/data/searching.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';

export const useFindTags = (): ((tags: readonly Tag[]) => void) => {
  const { openPage } = useNavigation();
  return (tags) => openPage({ kind: 'found', searching: createSearching({ tags }) });
};
