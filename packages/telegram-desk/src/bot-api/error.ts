export type ResponseParameters = { retry_after?: number; migrate_to_chat_id?: number };

/** A refusal in Telegram's own words, e.g. `Bad Request: chat not found`. */
export class BotApiError extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string): BotApiError => new BotApiError(400, `Bad Request: ${what}`);

export const forbidden = (what: string): BotApiError => new BotApiError(403, `Forbidden: ${what}`);

export const conflict = (what: string): BotApiError => new BotApiError(409, `Conflict: ${what}`);
