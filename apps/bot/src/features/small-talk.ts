/** What people say to somebody, and never to a catalogue; in any language, whichever the bot speaks to them. */
const SMALL_TALK = new Set([
  'привет',
  'приветик',
  'здравствуй',
  'здравствуйте',
  'добрый день',
  'добрый вечер',
  'доброе утро',
  'спасибо',
  'спасибо большое',
  'большое спасибо',
  'благодарю',
  'пока',
  'hi',
  'hello',
  'hey',
  'thanks',
  'thank you',
  'bye',
]);

export const isSmallTalk = (text: string): boolean =>
  SMALL_TALK.has(
    text
      .toLowerCase()
      .replace(/[^\p{L}\s]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
