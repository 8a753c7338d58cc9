import { avatar, h, icon } from './dom.js';
import { t } from './texts.js';
import { colorScheme, onColorScheme, toggleColorScheme } from './theme.js';

const ACTION_MS = 5000;

/** Whose chat it is, what the bot is doing, and the page's few switches. `actions`: togglePeople(), more(). */
export function createChatHeader(root, actions) {
  const status = h('p', {});
  const title = h('h2', {});
  const picture = h('span', {});
  const people = h(
    'button',
    { type: 'button', class: 'round people-toggle', 'aria-label': t.people, onClick: actions.togglePeople },
    icon('menu'),
  );
  const theme = h('button', { type: 'button', class: 'round', onClick: toggleColorScheme });
  const block = h('button', { type: 'button', class: 'round', 'aria-label': t.more }, icon('more'));
  root.replaceChildren(people, picture, h('div', { class: 'chat-title' }, title, status), theme, block);
  let timer;

  const showTheme = () => {
    const isDark = colorScheme() === 'dark';
    theme.replaceChildren(icon(isDark ? 'sun' : 'moon'));
    theme.setAttribute('aria-label', isDark ? t.light : t.dark);
  };
  onColorScheme(showTheme);
  showTheme();
  block.addEventListener('click', () => actions.more());

  let kind = 'bot';

  return {
    /** The open chat, as it stands in the list of chats. */
    show(chat) {
      kind = chat.kind;
      title.textContent = chat.title;
      document.title = chat.title;
      picture.replaceChildren(avatar(chat.title, chat.id));
      block.hidden = kind !== 'bot';
      this.endAction();
    },
    showAction(action) {
      clearTimeout(timer);
      status.textContent = action === 'upload_photo' ? t.sendsPhoto : t.typing;
      status.className = 'active';
      timer = setTimeout(() => this.endAction(), ACTION_MS);
    },
    endAction() {
      clearTimeout(timer);
      status.textContent = t.kinds[kind];
      status.className = '';
    },
  };
}
