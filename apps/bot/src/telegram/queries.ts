import type { MaybeInaccessibleMessage } from 'telegraf/types';

/**
 * The searches a message of ours shows: what stands in italics, and nothing else of ours does.
 * So a button can mean "the next page of this search" without the words having to fit into its 64 bytes.
 */
export const queriesIn = (message: MaybeInaccessibleMessage): readonly string[] => {
  if (!('text' in message)) return [];
  const { text, entities = [] } = message;
  return entities
    .filter(({ type }) => type === 'italic')
    .map(({ offset, length }) => text.slice(offset, offset + length));
};
