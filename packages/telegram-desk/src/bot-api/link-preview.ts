import type { LinkPreviewOptions, Message } from '#src/telegram.ts';
import { flag, isRecord, json, type Params, text } from './params.ts';
import { buttonUrlProblem } from './urls.ts';

const FLAGS = ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text'] as const;

/** How the bot wants the page behind a link shown; Telegram gives it back in the message when anything was asked. */
export function readLinkPreview(params: Params): Pick<Message, 'link_preview_options'> {
  const given = json(params, 'link_preview_options', 'link preview options');
  const options: Params = isRecord(given) ? given : { is_disabled: params.disable_web_page_preview };
  const url = text(options, 'url') ?? '';
  const preview: LinkPreviewOptions = {
    // An address Telegram can't read gives a message without a preview, not a refusal.
    ...(url === '' || buttonUrlProblem(url) !== undefined ? {} : { url }),
    ...Object.fromEntries(FLAGS.filter((name) => flag(options, name)).map((name) => [name, true])),
  };
  return Object.keys(preview).length === 0 ? {} : { link_preview_options: preview };
}
