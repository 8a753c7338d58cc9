import type { Events } from '#src/events.ts';
import { chatOf, type Person } from '#src/person.ts';
import type { GroupChat, Message, User } from '#src/telegram.ts';
import type { Conversations, Place } from './conversations.ts';

/** A chat among people: a group that everybody on the desk and the bot are in, or two people without the bot. */
export type Room = Place & { id: number } & (
    | { kind: 'group'; chat: GroupChat }
    | { kind: 'pair'; pair: Pair }
  );
type Pair = readonly [Person, Person];

export type Rooms = ReturnType<typeof createRooms>;

/** Where Telegram's supergroups begin, and ids that no chat of a bot has: what two people say it never sees. */
const FIRST_GROUP = -1_001_000_000_000;
const FIRST_PAIR = -1;

/** All chats in which the bot isn't one of two. */
export function createRooms({ conversations, events }: { conversations: Conversations; events: Events }) {
  const rooms = new Map<number, Room>();
  const groups = (): Room[] => [...rooms.values()].filter(({ kind }) => kind === 'group');

  function between(one: Person, other: Person): Room {
    const found = [...rooms.values()].find(
      (room) => room.kind === 'pair' && room.pair.includes(one) && room.pair.includes(other),
    );
    if (found) return found;
    const id = FIRST_PAIR - rooms.size;
    const room: Room = { id, kind: 'pair', pair: [one, other], chat: { ...chatOf(other), id }, entries: [] };
    rooms.set(id, room);
    return room;
  }

  return {
    addGroup(title: string): Room {
      const id = FIRST_GROUP - groups().length;
      const room: Room = { id, kind: 'group', chat: { id, type: 'supergroup', title }, entries: [] };
      rooms.set(id, room);
      events.emit({ kind: 'people' });
      return room;
    },

    group: (id: number): Room | undefined => groups().find((room) => room.id === id),

    /** Groups first, then everybody else on the desk. */
    of: (person: Person): Room[] => [
      ...groups(),
      ...conversations
        .all()
        .filter((other) => other.person !== person)
        .map((other) => between(person, other.person)),
    ],
  };
}

/** As its member knows it. */
export function titleOf(room: Room, member: Person): string {
  if (room.kind === 'group') return room.chat.title;
  const [one, other] = room.pair;
  const { firstName, lastName } = one === member ? other : one;
  return lastName === undefined ? firstName : `${firstName} ${lastName}`;
}

/**
 * What a bot hears in a group when it is no administrator: commands, its name, answers to it, what was sent by its
 * inline mode: https://core.telegram.org/bots/features#privacy-mode
 */
export function isHeard(
  { text = '', via_bot: via, reply_to_message: answered }: Message,
  bot: User,
): boolean {
  const isNamed = text.toLowerCase().includes(`@${bot.username?.toLowerCase()}`);
  return text.startsWith('/') || isNamed || via?.id === bot.id || answered?.from.id === bot.id;
}
