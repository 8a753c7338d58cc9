import { api, listen } from './api.js';
import { createCallsView } from './calls-view.js';
import { createChatHeader } from './chat-header.js';
import { createComposer } from './composer.js';
import { createDeliveriesView } from './deliveries-view.js';
import { h } from './dom.js';
import { isSafeLink, readLink } from './links.js';
import { createLogView } from './log-view.js';
import { createMiniApp } from './mini-app.js';
import { ask, toast } from './notices.js';
import { createPeopleView } from './people-view.js';
import { sendPrepared } from './prepared.js';
import { createSideTabs } from './side-tabs.js';
import { language, t } from './texts.js';
import { colorScheme } from './theme.js';
import { createUnread } from './unread.js';

const ANSWER_MS = 15_000;

document.documentElement.lang = language;
const place = (id) => document.getElementById(id);
const unread = createUnread(() => desk.people);
const presses = new Map();
let desk;
let chat;
let personId;
/** The chat among people that is open; undefined: the chat with the bot. */
let roomId;
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
    choose: (result, query) => void tell(api.chooseInline(personId, result, query, roomId)),
    openButton: (button) =>
      button.webAppUrl
        ? openApp({ text: button.text, web_app: { url: button.webAppUrl } })
        : start(button.startParameter),
  },
});
const people = createPeopleView(place('people'), {
  choose: (id) => void choosePerson(id),
  add: (person) => tell(addPerson(person)),
  openChat: (id) => void tell(openChat(id)),
  addGroup: (title) => tell(addGroup(title)),
});
const header = createChatHeader(place('chat-header'), {
  togglePeople: () => place('side').classList.toggle('open'),
  more: () => void askMore(),
});
const calls = createCallsView(place('calls'));
const deliveries = createDeliveriesView(place('deliveries'), { repeat: (id) => void tell(api.repeat(id)) });
createSideTabs(place('side-tabs'), [
  { label: t.calls, panel: place('calls') },
  { label: t.updates, panel: place('deliveries') },
]);
const miniApp = createMiniApp(place('mini-app'), {
  themes: () => desk.themes,
  openLink: (url) => openLink(url),
  openTelegramLink: (url) => openLink(url),
  allowWriting: () => api.allowWriting(personId),
  customMethod: (call) => api.customMethod(personId, call),
  sendPrepared: (id) => sendPrepared({ personId, id, chats: chats() }),
});

/** Runs something that may be refused and shows why. */
function tell(work) {
  return Promise.resolve(work).catch((error) => toast(error.message || t.lost));
}

function send(text) {
  void tell(api.sendText(personId, text, roomId));
}

/** As a deep link does: in the chat with the bot. */
function start(payload) {
  void tell(openChat(personId).then(() => send(`/start ${payload}`)));
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
  tell(api.press(personId, { messageId: message.message_id, data: button.callback_data, press, roomId }));
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
      return start(link.payload);
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

async function addGroup(title) {
  const { id } = await api.addGroup(title);
  chat = await api.chat(personId);
  await openChat(id);
}

async function choosePerson(id) {
  if (personId !== id) miniApp.close();
  personId = id;
  await openChat(id);
}

/** Of the chosen person: with the bot, whose chat has the person's own number, or among people. */
async function openChat(id) {
  place('side').classList.remove('open');
  roomId = id === personId ? undefined : id;
  unread.read(personId, id);
  const address = new URLSearchParams({
    person: personId,
    ...(roomId === undefined ? {} : { chat: roomId }),
  });
  history.replaceState(null, '', `?${address}`);
  await showChat();
  composer.focus();
}

async function showChat() {
  held = [];
  try {
    const [next, room] = await Promise.all([
      api.chat(personId),
      roomId === undefined ? undefined : api.room(personId, roomId),
    ]);
    chat = next;
    log.show(room ? roomLog(room.messages) : botLog());
  } finally {
    const events = held;
    held = undefined;
    if (chat) {
      showAround();
      for (const event of events) onEvent(event);
    }
  }
}

const botLog = () => ({
  messages: chat.messages,
  introduction: chat.started ? undefined : introductionOf(chat.description),
  reader: { id: personId, isInGroup: false },
});

const roomLog = (messages) => ({
  messages,
  introduction: messages.length > 0 ? undefined : t.emptyRoom,
  reader: { id: personId, isInGroup: openChatView().kind === 'group' },
});

const introductionOf = (description) =>
  h('div', {}, h('h3', {}, t.whatCanBotDo), h('p', {}, description || t.emptyChat));

/** The chats of the chosen person, the bot's first. */
const chats = () => [{ id: personId, kind: 'bot', title: desk.bot.name }, ...(chat?.rooms ?? [])];
const openChatView = () => chats().find(({ id }) => id === (roomId ?? personId)) ?? chats()[0];

/** What stands around the messages. Among people there is nothing of the bot's. */
function showAround() {
  header.show(openChatView());
  composer.show(
    roomId === undefined
      ? chat
      : { started: true, blocked: false, keyboard: null, menuButton: { type: 'default' }, commands: [] },
  );
  showPeople();
}

function showPeople() {
  people.show({
    people: desk.people,
    selected: personId,
    chats: personId === undefined ? [] : chats(),
    place: roomId ?? personId,
    unread: unread.of,
  });
}

async function load() {
  desk = await api.desk();
  if (personId !== undefined) chat = await api.chat(personId);
  if (chat) showAround();
}

const HANDLERS = {
  message: ({ message }) => {
    log.upsert(message);
    if (message.from.is_bot) header.endAction();
    else if (roomId === undefined && !chat.started) {
      chat.started = true;
      composer.show(chat);
    }
  },
  deleted: ({ messageId }) => log.remove(messageId),
  action: ({ action }) => header.showAction(action),
  answer: answered,
  chat: load,
  bot: load,
  call: ({ call }) => calls.add(call),
  delivery: ({ delivery }) => deliveries.add(delivery),
  people: load,
};

/** These matter whichever chat is open: what the bot said to a press, and whether it may still be written to. */
const ANYWHERE = new Set(['answer', 'chat']);

function onEvent(event) {
  if (held) return void held.push(event);
  if (!chat) return;
  const { kind, chatId } = event;
  const concernsUs = chatId === (ANYWHERE.has(kind) ? personId : (roomId ?? personId));
  if (kind === 'message') {
    unread.count(event, concernsUs ? personId : undefined);
    showPeople();
  }
  if (chatId === undefined || concernsUs) void tell(HANDLERS[kind]?.(event));
}

// The open side panel covers a narrow screen; a tap beside it puts it away.
document.addEventListener('click', (event) => {
  const inside = event.target.closest?.('#side, .people-toggle, dialog');
  if (!inside) place('side').classList.remove('open');
});

async function connect() {
  await Promise.all([load(), api.calls().then(calls.show), api.deliveries().then(deliveries.show)]);
  if (personId !== undefined) return showChat();
  const wanted = new URLSearchParams(location.search);
  const person = desk.people.find(({ id }) => id === Number(wanted.get('person'))) ?? desk.people[0];
  personId = person?.id;
  chat = await api.chat(personId);
  const room = chat.rooms.find(({ id }) => id === Number(wanted.get('chat')));
  await openChat(room?.id ?? personId);
}

listen(onEvent, () => void tell(connect()));
