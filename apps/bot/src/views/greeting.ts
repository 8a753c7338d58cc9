import { clip } from '#src/clip.ts';
import type { Html } from '#src/html.ts';
import { addButton, appRow, listButton, type View, type Voice } from './view.ts';

const FIRST_NAME_LENGTH = 64;

export const greetingView = (voice: Voice, firstName: string): View => ({
  text: voice.t.greeting(clip(firstName, FIRST_NAME_LENGTH)),
  keyboard: [
    appRow(voice),
    [addButton(voice), listButton(voice)],
    [{ text: voice.t.buttons.help, action: { kind: 'help' } }],
  ],
});

export const helpView = (voice: Voice): View => ({
  text: voice.t.help,
  keyboard: [appRow(voice), [addButton(voice), listButton(voice)]],
});

export const askView = ({ t }: Voice): View => ({
  text: t.ask,
  keyboard: [[{ text: t.buttons.cancel, action: { kind: 'cancel' } }]],
});

/** A short answer that leaves the person with something to press. */
export const hintView = (voice: Voice, text: Html): View => ({
  text,
  keyboard: [[addButton(voice), listButton(voice)]],
});

/** In a group there are no lists: whose would it be? */
export const privateOnlyView = ({ t }: Voice, username: string): View => ({
  text: t.privateOnly,
  keyboard: [[{ text: t.buttons.openChat, url: `https://t.me/${username}?start=group` }]],
});
