import { api, listen } from './api.js';
import { createCallsView } from './calls-view.js';
import { createChatHeader } from './chat-header.js';
import { createComposer } from './composer.js';
import { isSafeLink, readLink } from './links.js';
import { createLogView } from './log-view.js';
import { createMiniApp } from './mini-app.js';
import { ask, toast } from './notices.js';
import { createPeopleView } from './people-view.js';
import { language, t } from './texts.js';
import { colorScheme } from './theme.js';

const ANSWER_MS = 15_000;

document.documentElement.lang = language;
const place = (id) => document.getElementById(id);
const unread = new Map();
const presses = new Map();
let desk;
let chat;
let personId;
/** Events that came while the conversation was being fetched: it may or may not know of them yet. */
let held;

const log = createLogView(place('log'), { onCommand: send, onButton: pressButton });
const composer = createComposer(place('composer'), {
  send,
  openMenu: (button) => openApp(button),
  openKeyboardApp: (button) =>
    openApp(button, (data) => tell(api.sendWebAppData(personId, { data, buttonText: button.text }))),
  unblock: () => tell(api.setBlocked(personId, false)),
  inline: {
    isFor: (name) => name.toLowerCase() === desk.bot.username.toLowerCase(),
    ask: (query, offset) => tell(api.inlineQuery(personId, query, offset)),
    choose: (result, query) => void tell(api.chooseInline(personId, result, query)),
    openButton: (button) =>
      button.webAppUrl
        ? openApp({ text: button.text, web_app: { url: button.webAppUrl } })
        : send(`/start ${button.startParameter}`),
  },
});
const people = createPeopleView(place('people'), {
  choose: (id) => void choosePerson(id),
  add: (person) => tell(addPerson(person)),
});
const header = createChatHeader(place('chat-header'), {
  togglePeople: () => place('side').classList.toggle('open'),
  more: () => void askMore(),
});
const calls = createCallsView(place('calls'));
const miniApp = createMiniApp(place('mini-app'), {
  themes: () => desk.themes,
  openLink: (url) => openLink(url),
  openTelegramLink: (url) => openLink(url),
  allowWriting: () => api.allowWriting(personId),
  customMethod: (call) => api.customMethod(personId, call),
});

/** Runs something that may be refused and shows why. */
function tell(work) {
  return Promise.resolve(work).catch((error) => toast(error.message || t.lost));
}

function send(text) {
  void tell(api.sendText(personId, text));
}

function pressButton(button, message, element) {
  if (button.web_app) return void openApp(button);
  if (button.url) return openLink(button.url);
  if (button.copy_text) {
    return void tell(navigator.clipboard.writeText(button.copy_text.text).then(() => toast(t.copied)));
  }
  if (button.callback_data === undefined || element.getAttribute('aria-busy') === 'true') return;
  const press = `${Date.now()}-${Math.random()}`;
  const done = () => {
    clearTimeout(timer);
    presses.delete(press);
    element.removeAttribute('aria-busy');
  };
  const timer = setTimeout(() => {
    done();
    toast(t.noAnswer);
  }, ANSWER_MS);
  element.setAttribute('aria-busy', 'true');
  presses.set(press, done);
  tell(api.press(personId, { messageId: message.message_id, data: button.callback_data, press }));
}

function answered({ press, answer }) {
  const done = presses.get(press);
  if (!done) return;
  done();
  if (answer.url) openLink(answer.url);
  if (answer.text && answer.showAlert) void ask({ message: answer.text });
  else if (answer.text) toast(answer.text);
}

async function openApp(button, onData, startParam) {
  const { text, web_app: app } = button;
  const opened = await tell(
    api.openWebApp(personId, {
      text,
      url: app.url,
      colorScheme: colorScheme(),
      startParam,
      fromKeyboard: onData !== undefined,
    }),
  );
  if (opened) miniApp.open({ url: opened.url, title: desk.bot.name, onData });
}

function openLink(href) {
  const link = readLink(href, desk.bot.username);
  switch (link.kind) {
    case 'start':
      miniApp.close();
      return send(link.payload === '' ? '/start' : `/start ${link.payload}`);
    case 'app':
      if (chat.menuButton.type === 'web_app') void openApp(chat.menuButton, undefined, link.startParam);
      return;
    case 'share':
      return void ask({ title: t.share, message: [link.text, link.url].filter(Boolean).join('\n') });
    default:
      if (isSafeLink(href)) window.open(href, '_blank', 'noopener,noreferrer');
  }
}

async function askMore() {
  const choice = await ask({
    title: desk.bot.name,
    message: `@${desk.bot.username}`,
    buttons: [
      { id: 'block', text: chat.blocked ? t.unblock : t.block, destructive: !chat.blocked },
      { id: 'close', text: t.close },
    ],
  });
  if (choice === 'block') await tell(api.setBlocked(personId, !chat.blocked));
}

async function addPerson(person) {
  const id = Math.max(1000, ...desk.people.map((known) => known.id)) + 1;
  await api.addPerson({ id, ...person });
  await load();
  await choosePerson(id);
}

async function choosePerson(id) {
  place('side').classList.remove('open');
  if (personId !== id) miniApp.close();
  personId = id;
  unread.delete(id);
  history.replaceState(null, '', `?person=${id}`);
  await showChat();
  header.endAction();
  composer.focus();
}

async function showChat() {
  held = [];
  try {
    chat = await api.chat(personId);
  } finally {
    const events = held;
    held = undefined;
    if (chat) {
      log.show(chat);
      composer.show(chat);
      showPeople();
      for (const event of events) onEvent(event);
    }
  }
}

function showPeople() {
  people.show({ people: desk.people, selected: personId, unread });
}

async function load() {
  desk = await api.desk();
  header.show(desk.bot);
  showPeople();
}

const HANDLERS = {
  message: ({ message }) => {
    log.upsert(message);
    if (message.from.is_bot) header.endAction();
    else if (!chat.started) {
      chat.started = true;
      composer.show(chat);
    }
  },
  deleted: ({ messageId }) => log.remove(messageId),
  action: ({ action }) => header.showAction(action),
  answer: answered,
  chat: async () => {
    chat = { ...(await api.chat(personId)) };
    composer.show(chat);
  },
  bot: async () => {
    await load();
    chat = { ...(await api.chat(personId)) };
    composer.show(chat);
  },
  call: ({ call }) => calls.add(call),
  people: load,
};

function onEvent(event) {
  if (held) return void held.push(event);
  if (!chat) return;
  if (event.chatId !== undefined && event.chatId !== personId) {
    if (event.kind === 'message' && event.message.from.is_bot) {
      unread.set(event.chatId, (unread.get(event.chatId) ?? 0) + 1);
      showPeople();
    }
    return;
  }
  void tell(HANDLERS[event.kind]?.(event));
}

// The open side panel covers a narrow screen; a tap beside it puts it away.
document.addEventListener('click', (event) => {
  const inside = event.target.closest?.('#side, .people-toggle, dialog');
  if (!inside) place('side').classList.remove('open');
});

async function connect() {
  await Promise.all([load(), api.calls().then(calls.show)]);
  if (personId !== undefined) return showChat();
  const wanted = Number(new URLSearchParams(location.search).get('person'));
  await choosePerson(desk.people.find(({ id }) => id === wanted)?.id ?? desk.people[0]?.id);
}

listen(onEvent, () => void tell(connect()));
