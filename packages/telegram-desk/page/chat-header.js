import { avatar, h, icon } from './dom.js';
import { t } from './texts.js';
import { colorScheme, onColorScheme, toggleColorScheme } from './theme.js';

const ACTION_MS = 5000;

/** The bot's name, what it is doing, and the page's few switches. `actions`: togglePeople(), setBlocked(flag). */
export function createChatHeader(root, actions) {
  const status = h('p', {}, t.bot);
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

  return {
    show(bot) {
      title.textContent = bot.name;
      document.title = bot.name;
      picture.replaceChildren(avatar(bot.name, bot.id));
    },
    showAction(action) {
      clearTimeout(timer);
      status.textContent = action === 'upload_photo' ? t.sendsPhoto : t.typing;
      status.className = 'active';
      timer = setTimeout(() => this.endAction(), ACTION_MS);
    },
    endAction() {
      clearTimeout(timer);
      status.textContent = t.bot;
      status.className = '';
    },
  };
}
