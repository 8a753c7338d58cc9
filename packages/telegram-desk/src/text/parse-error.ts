/** Markup that Telegram refuses; the message is Telegram's own sentence, without its "Bad Request: …" prefix. */
export class ParseError extends Error {}
