import type { Callbacks } from '#src/chat/callbacks.ts';
import { badRequest } from './error.ts';
import type { Methods } from './method.ts';
import { flag, text } from './params.ts';
import { buttonUrlProblem } from './urls.ts';

const MAX_ANSWER = 200;

export function callbackMethods({ callbacks }: { callbacks: Callbacks }): Methods {
  return {
    answerCallbackQuery(params) {
      const words = text(params, 'text');
      const url = text(params, 'url');
      if (words !== undefined && words.length > MAX_ANSWER) throw badRequest('MESSAGE_TOO_LONG');
      if (url && buttonUrlProblem(url)) throw badRequest('URL_INVALID');
      const answered = callbacks.answer(text(params, 'callback_query_id') ?? '', {
        showAlert: flag(params, 'show_alert'),
        ...(words ? { text: words } : {}),
        ...(url ? { url } : {}),
      });
      if (!answered) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      }
      return true;
    },
  };
}
