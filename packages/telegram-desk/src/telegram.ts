/** The shapes of https://core.telegram.org/bots/api that pass through the desk, under Telegram's own names. */

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  is_premium?: true;
};

export type PrivateChat = {
  id: number;
  type: 'private';
  first_name: string;
  last_name?: string;
  username?: string;
};

export type GroupChat = { id: number; type: 'supergroup'; title: string };

export type Chat = PrivateChat | GroupChat;

/** Offsets and lengths are in UTF-16 code units. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: User;
  custom_emoji_id?: string;
};

export type InlineButton = {
  text: string;
  url?: string;
  callback_data?: string;
  web_app?: { url: string };
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  copy_text?: { text: string };
};

export type ReplyButton = {
  text: string;
  web_app?: { url: string };
  request_contact?: boolean;
  request_location?: boolean;
};

export type InlineKeyboard = { inline_keyboard: InlineButton[][] };

export type ReplyKeyboard = {
  keyboard: ReplyButton[][];
  resize_keyboard?: boolean;
  one_time_keyboard?: boolean;
  is_persistent?: boolean;
  input_field_placeholder?: string;
};

export type ReplyMarkup =
  | InlineKeyboard
  | ReplyKeyboard
  | { remove_keyboard: true }
  | { force_reply: true; input_field_placeholder?: string };

export type PhotoSize = {
  file_id: string;
  file_unique_id: string;
  width: number;
  height: number;
  file_size?: number;
};

/** Any file that isn't shown as what it is. */
export type Document = {
  file_id: string;
  file_unique_id: string;
  file_name?: string;
  mime_type?: string;
  file_size?: number;
};

export type Sticker = {
  file_id: string;
  file_unique_id: string;
  type: 'regular';
  width: number;
  height: number;
  is_animated: boolean;
  is_video: boolean;
  emoji?: string;
};

/** https://core.telegram.org/bots/api#linkpreviewoptions */
export type LinkPreviewOptions = {
  is_disabled?: true;
  url?: string;
  prefer_small_media?: true;
  prefer_large_media?: true;
  show_above_text?: true;
};

export type Message = {
  message_id: number;
  from: User;
  chat: Chat;
  date: number;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  link_preview_options?: LinkPreviewOptions;
  photo?: PhotoSize[];
  document?: Document;
  sticker?: Sticker;
  caption?: string;
  caption_entities?: Entity[];
  reply_to_message?: Message;
  /** The bot by whose inline mode the message was made. */
  via_bot?: User;
  web_app_data?: { data: string; button_text: string };
  write_access_allowed?: { from_request: true };
  reply_markup?: ReplyMarkup;
};

export type CallbackQuery = {
  id: string;
  from: User;
  /** Where the bot is a member; what was sent by its inline mode elsewhere has `inline_message_id` alone. */
  message?: Message;
  inline_message_id?: string;
  chat_instance: string;
  data: string;
};

export type ChatMember = { user: User; status: 'member' } | { user: User; status: 'kicked'; until_date: 0 };

export type ChatMemberUpdated = {
  chat: Chat;
  from: User;
  date: number;
  old_chat_member: ChatMember;
  new_chat_member: ChatMember;
};

/** https://core.telegram.org/bots/api#inlinequery */
export type InlineQuery = {
  id: string;
  from: User;
  query: string;
  offset: string;
  chat_type: 'sender' | 'private';
};

export type ChosenInlineResult = {
  result_id: string;
  from: User;
  query: string;
  /** When the message has buttons. */
  inline_message_id?: string;
};

/** A result as the person sees it, with the message that choosing it sends. */
export type InlineResult = {
  id: string;
  title: string;
  description?: string;
  thumbnail?: string;
  content: Pick<Message, 'text' | 'entities' | 'link_preview_options' | 'caption' | 'caption_entities'> & {
    pictureUrl?: string;
  };
  keyboard?: InlineKeyboard;
};

export type InlineAnswer = {
  results: InlineResult[];
  /** '' when there is no more. */
  nextOffset: string;
  /** Above the results: opens the bot with a start parameter, or a Mini App. */
  button?: { text: string; startParameter: string } | { text: string; webAppUrl: string };
};

/** What an update carries besides its number: exactly one of these. */
export type UpdateContent =
  | { message: Message }
  | { callback_query: CallbackQuery }
  | { my_chat_member: ChatMemberUpdated }
  | { inline_query: InlineQuery }
  | { chosen_inline_result: ChosenInlineResult };

export type Update = { update_id: number } & UpdateContent;

export type MenuButton =
  | { type: 'default' }
  | { type: 'commands' }
  | { type: 'web_app'; text: string; web_app: { url: string } };

export type BotCommand = { command: string; description: string };
