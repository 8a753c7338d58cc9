import { h, icon } from './dom.js';
import { richText } from './rich-text.js';
import { language, t } from './texts.js';

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' });

/**
 * One message as an element. `actions`: onCommand(text), onButton(button, message, element). `reader`: id, and whether
 * there is more than one who might have written the messages of others.
 */
export function messageView(message, actions, reader) {
  if (message.write_access_allowed) return h('div', { class: 'service' }, t.allowedWriting);
  if (message.web_app_data) {
    return h('div', { class: 'service' }, t.sentData(message.web_app_data.button_text));
  }
  const side = sideOf(message, reader);
  return h(
    'article',
    { class: `message ${side}`, 'aria-label': message.from.first_name },
    h(
      'div',
      { class: 'bubble' },
      reader.isInGroup && side === 'in' && h('strong', { class: 'author' }, message.from.first_name),
      message.via_bot && h('span', { class: 'via' }, t.via(message.via_bot.username)),
      message.reply_to_message && quote(message.reply_to_message),
      message.photo && picture(message),
      message.link_preview_options?.show_above_text && linkedPicture(message),
      message.document && attachment(message),
      message.sticker && h('div', { class: 'sticker' }, message.sticker.emoji),
      words(message, actions.onCommand),
      !message.link_preview_options?.show_above_text && linkedPicture(message),
      stamp(message),
    ),
    message.reply_markup?.inline_keyboard && inlineKeyboard(message, actions.onButton),
  );
}

export const sideOf = ({ from }, { id }) => (from.id === id ? 'out' : 'in');

export function dayView(message) {
  const date = new Date(message.date * 1000);
  const isToday = date.toDateString() === new Date().toDateString();
  return h(
    'div',
    { class: 'day', 'data-day': date.toDateString() },
    isToday ? t.today : calendar.format(date),
  );
}

export const dayOf = (message) => new Date(message.date * 1000).toDateString();

function words(message, onCommand) {
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities;
  return text && h('span', { class: 'words' }, richText(text, entities, onCommand));
}

function stamp(message) {
  const date = new Date(message.date * 1000);
  const time = h('time', { datetime: date.toISOString() }, clock.format(date));
  return h('span', { class: 'stamp' }, message.edit_date ? `${t.edited} ` : '', time);
}

function picture(message) {
  const alone = message.caption ? '' : ' alone';
  const source = `/desk/files/${encodeURIComponent(message.photo.at(-1).file_id)}`;
  return h('img', { class: `picture${alone}`, src: source, alt: message.caption ?? t.photo });
}

function attachment({ document: file }) {
  const name = file.file_name ?? t.file;
  return h(
    'a',
    { class: 'attachment', href: `/desk/files/${encodeURIComponent(file.file_id)}`, download: name },
    h('span', { class: 'attachment-mark', 'aria-hidden': 'true' }, '📄'),
    h('span', {}, h('strong', {}, name), h('small', {}, size(file.file_size ?? 0))),
  );
}

const size = (bytes) => (bytes < 1024 ? t.bytes(bytes) : t.kilobytes(Math.round(bytes / 102.4) / 10));

/** The preview of an address that is a picture itself; of other pages, which the desk never fetches, there is none. */
function linkedPicture({ link_preview_options: preview }) {
  if (!preview?.url || preview.is_disabled) return undefined;
  const place = preview.show_above_text ? '' : ' below';
  const element = h('img', { class: `picture${place}`, src: preview.url, alt: '' });
  element.addEventListener('error', () => element.remove());
  return element;
}

function quote(message) {
  const text = message.text ?? message.caption ?? t.photo;
  return h('div', { class: 'quote' }, h('strong', {}, message.from.first_name), text.slice(0, 120));
}

function inlineKeyboard(message, onButton) {
  return h(
    'div',
    { class: 'buttons' },
    message.reply_markup.inline_keyboard.map((row) =>
      h(
        'div',
        { class: 'buttons-row' },
        row.map((button) => {
          const mark = button.web_app ? 'app' : button.url ? 'out' : undefined;
          const element = h(
            'button',
            { type: 'button', class: 'inline-button' },
            button.text,
            mark && icon(mark),
          );
          element.addEventListener('click', () => onButton(button, message, element));
          return element;
        }),
      ),
    ),
  );
}
