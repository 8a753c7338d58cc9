/** A request to the desk itself that makes no sense; the message is for whoever wrote the request. */
export class DeskError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}
