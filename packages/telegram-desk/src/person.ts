import type { PrivateChat, User } from './telegram.ts';

/** Somebody who uses the bot. */
export type Person = {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  isPremium?: boolean;
};

export const DEFAULT_PEOPLE: readonly Person[] = [
  { id: 1001, firstName: 'Анна', lastName: 'Смирнова', username: 'anna', languageCode: 'ru' },
  { id: 1002, firstName: 'Ben', lastName: 'Carter', username: 'ben', languageCode: 'en' },
];

export function userOf(person: Person): User {
  return {
    id: person.id,
    is_bot: false,
    ...names(person),
    ...(person.languageCode === undefined ? {} : { language_code: person.languageCode }),
    ...(person.isPremium ? { is_premium: true as const } : {}),
  };
}

export function chatOf(person: Person): PrivateChat {
  return { id: person.id, type: 'private', ...names(person) };
}

function names(person: Person) {
  return {
    first_name: person.firstName,
    ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
    ...(person.username === undefined ? {} : { username: person.username }),
  };
}
