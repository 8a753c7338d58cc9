import { ask } from './notices.js';
import { t } from './texts.js';

const POPUP_TEXTS = { ok: 'ok', close: 'close', cancel: 'cancel' };
const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };

/** Everything apps have said since the page was opened, for whoever debugs one: `telegramDesk.miniAppEvents`. */
const recorded = [];
globalThis.telegramDesk = { miniAppEvents: recorded };

/** https://docs.telegram-mini-apps.com/platform/methods; what is not listed is recorded and ignored. */
const HANDLERS = {
  web_app_ready: (app) => app.ready(),
  web_app_expand: (app) => app.sendViewport(),
  web_app_close: (app) => app.close(),
  iframe_ready: (app) => app.ready(),
  iframe_will_reload: () => undefined,

  web_app_request_theme: (app) => app.sendTheme(),
  web_app_request_viewport: (app) => app.sendViewport(),
  web_app_request_safe_area: (app) => app.send('safe_area_changed', NO_INSETS),
  web_app_request_content_safe_area: (app) => app.send('content_safe_area_changed', NO_INSETS),
  web_app_request_fullscreen: (app) => app.send('fullscreen_failed', { error: 'UNSUPPORTED' }),
  web_app_exit_fullscreen: (app) => app.send('fullscreen_changed', { is_fullscreen: false }),

  web_app_setup_back_button: (app, data) => app.showBackButton(data.is_visible === true),
  web_app_setup_settings_button: (app, data) => {
    app.state.hasSettings = data.is_visible === true;
  },
  web_app_setup_main_button: (app, data) => app.bar.setMain(data),
  web_app_setup_secondary_button: (app, data) => app.bar.setSecondary(data),
  web_app_setup_closing_behavior: (app, data) => {
    app.state.confirmClosing = data.need_confirmation === true;
  },
  web_app_set_header_color: (app, data) => app.setColor('header', data.color ?? data.color_key),
  web_app_set_background_color: (app, data) => app.setColor('background', data.color),
  web_app_set_bottom_bar_color: (app, data) => app.setColor('bottom', data.color),

  web_app_trigger_haptic_feedback: () => void navigator.vibrate?.(15),
  web_app_open_popup: openPopup,
  web_app_open_link: (app, data) => app.host.openLink(data.url),
  web_app_open_tg_link: (app, data) => app.host.openTelegramLink(`https://t.me${data.path_full}`),
  web_app_data_send: async (app, data) => {
    await app.onData?.(data.data);
    app.close();
  },

  web_app_request_write_access: requestWriteAccess,
  web_app_request_phone: (app) => app.send('phone_requested', { status: 'cancelled' }),
  web_app_invoke_custom_method: async (app, data) => {
    const answer = await app.host.customMethod({ method: data.method, params: data.params ?? {} });
    app.send('custom_method_invoked', { req_id: data.req_id, ...answer });
  },
  web_app_read_text_from_clipboard: (app, data) =>
    app.send('clipboard_text_received', { req_id: data.req_id }),
  web_app_open_invoice: (app, data) => app.send('invoice_closed', { slug: data.slug, status: 'cancelled' }),
  web_app_biometry_get_info: (app) => app.send('biometry_info_received', { available: false }),
  web_app_check_location: (app) => app.send('location_checked', { available: false }),
  web_app_check_home_screen: (app) => app.send('home_screen_checked', { status: 'unsupported' }),
  web_app_add_to_home_screen: (app) => app.send('home_screen_failed'),
  web_app_send_prepared_message: async (app, data) => {
    const error = await app.host.sendPrepared(String(data.id));
    if (error === undefined) app.send('prepared_message_sent');
    else app.send('prepared_message_failed', { error });
  },
};

export function handleMiniAppEvent(raw, app) {
  let message;
  try {
    message = JSON.parse(raw);
  } catch {
    // Other scripts of a page post messages too; only Telegram's are JSON with an eventType.
    return;
  }
  if (typeof message?.eventType !== 'string') return;
  recorded.push(message);
  void HANDLERS[message.eventType]?.(app, message.eventData ?? {});
}

async function openPopup(app, data) {
  const given = data.buttons?.length > 0 ? data.buttons : [{ type: 'close', id: '' }];
  const buttons = given.map(({ id = '', type, text }) => ({
    id,
    text: POPUP_TEXTS[type] ? t[POPUP_TEXTS[type]] : text,
    destructive: type === 'destructive',
  }));
  const id = await ask({ title: data.title, message: data.message, buttons });
  app.send('popup_closed', id === undefined ? {} : { button_id: id });
}

async function requestWriteAccess(app) {
  const answer = await ask({
    message: t.askWriting,
    buttons: [
      { id: 'no', text: t.cancel },
      { id: 'yes', text: t.allow },
    ],
  });
  if (answer === 'yes') await app.host.allowWriting();
  app.send('write_access_requested', { status: answer === 'yes' ? 'allowed' : 'cancelled' });
}
