import type { ItemState } from '@hookah/shared/closed-sets';
import { plural } from './plural.ts';
import type { Texts } from './ru.ts';

const number = new Intl.NumberFormat('en');
const decimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const STATES: Record<ItemState, string> = { wanted: 'To try', purchased: 'Bought', tried: 'Tried' };
const PRIORITIES = ['Later', 'Soon', 'Next'];
const STRENGTHS = ['light', 'medium light', 'medium', 'medium strong', 'strong'];

export const en: Texts = {
  language: 'en',
  tabs: { label: 'Sections', list: 'My list', search: 'Search', brands: 'Brands', me: 'Profile' },
  close: 'Close',
  retry: 'Try again',
  undo: 'Undo',
  loading: 'Loading…',
  strength: (value) => STRENGTHS[value - 1] ?? '',
  strengthLabel: (value) => `Strength: ${STRENGTHS[value - 1] ?? ''}`,
  rating: (value) => decimal.format(value),
  ratingLabel: (value) => `Rated ${decimal.format(value)} of 5`,
  state: (state) => STATES[state],
  priority: (value) => PRIORITIES[value] ?? '',
  list: {
    title: 'My list',
    states: 'What to show',
    purchase: (name) => `Mark as bought: ${name}`,
    tried: (name) => `Mark as tried: ${name}`,
    done: (name) => `Back to bought: ${name}`,
    remove: 'Remove',
    empty: {
      wanted: {
        title: 'What you want to try will be here',
        text: 'Find a tobacco by flavour, brand or name and add it. At the shop it will be at hand.',
      },
      purchased: { title: 'Nothing bought yet', text: 'Tick what you buy, and it moves here.' },
      tried: {
        title: 'Nothing tried yet',
        text: 'Mark a tobacco you bought once you have tried it, and note what you thought.',
      },
    },
    find: 'Find a tobacco',
    showWanted: 'Show what I want',
    field: 'Search my list',
    narrow: 'Sort and filter',
    narrowed: (count) => `Sort and filter, ${number.format(count)} on`,
    nothing: {
      title: 'Nothing fits',
      text: 'This part of the list has none. Drop the filters or change the words.',
    },
    atShop: 'I’m at the shop',
  },
  search: {
    filters: 'Filters',
    clear: 'Clear the search',
  },
  brands: {
    title: 'Brand',
  },
  tobacco: {
    sheet: 'Tobacco',
  },
  toast: {
    added: (name) => `Added: ${name}`,
    listed: (name) => `Already on your list: ${name}`,
    removed: (name) => `Removed: ${name}`,
    moved: (name, state) => `${state === 'wanted' ? 'Back in “To try”' : STATES[state]}: ${name}`,
  },
  error: {
    title: 'Could not load this',
    unreachable: 'The server is out of reach. Check your connection and try again.',
    busy: 'Too many requests. Wait a little and try again.',
    server: 'The server has a problem. We know of it; try again a bit later.',
    full: 'The list is full: remove something to add more.',
    gone: 'It is no longer in the catalogue or on the list.',
    nameTaken: 'Another entry of your list has this name.',
    restoreExpired: 'Too much time has passed to bring it back.',
    other: 'Something went wrong. Try again.',
  },
  offline: {
    banner: 'No connection. This is what was loaded before',
    waiting: (count: number) =>
      `Not yet saved on the server: ${number.format(count)} ${plural('en', count, { one: 'change', other: 'changes' })}`,
    title: 'No connection',
    text: 'The list appears as soon as the internet is back.',
  },
  homeScreen: { offer: 'Put a shortcut to the list on your home screen?', add: 'Add' },
  sessionOver: {
    title: 'Open the app again',
    text: 'It has been open for too long, and Telegram no longer confirms that it is you. Close it and open it again from the chat with the bot.',
    close: 'Close the app',
  },
  crash: { title: 'Something broke', text: 'Your list is safe. Open the app again.', reload: 'Reload' },
};
