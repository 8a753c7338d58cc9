import type { ItemState } from '@hookah/shared/closed-sets';
import type { PersonDriver } from '@hookah/telegram-desk';
import { type Action, encode } from '#src/callback-data.ts';

/** The same numbers for the same seed: a run that failed can be had again. */
export const numbersFrom = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** What stands on a list, as plainly as it can be said: states by tobacco. */
type Plain = Map<number, { state: ItemState; isRemoved: boolean }>;

export type Modelled = {
  /** An update of this person's that follows on all before it; the model knows what it does. */
  next: (updateId: number) => Record<string, unknown>;
  /** The list as it has to be. */
  expected: () => Record<number, ItemState>;
  /** Rows there have ever been: removed ones stay, so that adding twice shows. */
  everMade: () => number;
};

const STATES = ['wanted', 'purchased', 'tried'] as const;

/** Somebody who adds, ticks, removes and takes back at random, beside a plain model of their list. */
export const modelled = (deps: {
  person: PersonDriver;
  /** On the list already; item ids by tobacco. */
  items: ReadonlyMap<number, string>;
  /** Not on the list yet. */
  tobaccos: readonly number[];
  below: (limit: number) => number;
}): Modelled => {
  const { person, items, tobaccos, below } = deps;
  const plain: Plain = new Map(
    [...items.keys()].map((tobacco) => [tobacco, { state: 'wanted', isRemoved: false }]),
  );
  const from = { id: person.id, is_bot: false, first_name: 'Анна', language_code: 'ru' };
  const chat = { id: person.id, type: 'private', first_name: 'Анна' };
  const one = <T>(all: readonly T[]): T => {
    const found = all[below(all.length)];
    if (found === undefined) throw new Error('There is nothing to choose from');
    return found;
  };

  const message = (updateId: number, text: string) => ({
    message: {
      message_id: updateId,
      from,
      chat,
      date: 1_770_000_000,
      text,
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    },
  });
  const press = (updateId: number, action: Action) => ({
    callback_query: {
      id: String(updateId),
      from,
      chat_instance: '1',
      message: {
        message_id: 1,
        from: { id: 1, is_bot: true, first_name: 'Bot' },
        chat,
        date: 1_770_000_000,
        text: 'x',
      },
      data: encode(action),
    },
  });

  const place = { view: 'all', page: 0 } as const;
  return {
    next: (updateId) => {
      const kind = below(10);
      if (kind < 3) {
        const tobacco = one(tobaccos);
        if (!plain.has(tobacco)) plain.set(tobacco, { state: 'wanted', isRemoved: false });
        return message(updateId, `/start add_${tobacco}`);
      }
      const [tobacco, item] = one([...items]);
      const known = plain.get(tobacco);
      if (known === undefined) throw new Error('The model has lost an item');
      if (kind < 7) {
        const state = one(STATES);
        // What is removed can't be ticked: the button answers "already removed".
        if (!known.isRemoved) known.state = state;
        return press(updateId, { kind: 'state', item, state, place });
      }
      known.isRemoved = kind < 9;
      return press(updateId, { kind: kind < 9 ? 'remove' : 'restore', item, place });
    },
    expected: () =>
      Object.fromEntries(
        [...plain].filter(([, { isRemoved }]) => !isRemoved).map(([tobacco, { state }]) => [tobacco, state]),
      ),
    everMade: () => plain.size,
  };
};
