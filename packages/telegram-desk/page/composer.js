import { h, icon } from './dom.js';
import { createInlineView } from './inline-view.js';
import { t } from './texts.js';

/**
 * What one writes with: menu button, commands, input, reply keyboard.
 * `actions`: send(text), openMenu(button), openKeyboardApp(button), unblock(), and those of inline-view.js under `inline`.
 */
export function createComposer(root, actions) {
  // There is nobody to write to until the chat has come; what was sent before would be lost.
  const input = h('textarea', {
    rows: '1',
    'aria-label': t.message,
    placeholder: t.message,
    maxlength: '4096',
    disabled: true,
  });
  const commands = h('div', { class: 'commands', role: 'group', 'aria-label': t.commands, hidden: true });
  const menuPlace = h('div', {});
  const keyboardPlace = h('div', { class: 'reply-keyboard', role: 'group', hidden: true });
  const startButton = h('button', { type: 'button', class: 'start', hidden: true }, t.start);
  const unblockButton = h('button', { type: 'button', class: 'start', hidden: true }, t.unblock);
  const send = h('button', { type: 'button', class: 'round send', 'aria-label': t.send }, icon('send'));
  const row = h('div', { class: 'composer-row' }, menuPlace, input, send);
  const inline = createInlineView({
    ...actions.inline,
    choose: (result, query) => {
      clear();
      actions.inline.choose(result, query);
      input.focus();
    },
  });
  root.replaceChildren(inline.element, commands, startButton, unblockButton, row, keyboardPlace);
  let chat;

  function clear() {
    input.value = '';
    commands.hidden = true;
    inline.hide();
  }

  function submit() {
    const text = input.value.trim();
    if (text === '') return;
    clear();
    actions.send(text);
  }

  function pick(command) {
    clear();
    actions.send(`/${command}`);
    input.focus();
  }

  function listCommands(prefix) {
    const fitting = chat.commands.filter(({ command }) => command.startsWith(prefix));
    commands.replaceChildren(
      ...fitting.map(({ command, description }) =>
        h(
          'button',
          { type: 'button', class: 'command', onClick: () => pick(command) },
          h('strong', {}, `/${command}`),
          h('span', {}, description),
        ),
      ),
    );
    commands.hidden = fitting.length === 0;
  }

  input.addEventListener('input', () => {
    const typed = /^\/([a-z0-9_]*)$/i.exec(input.value);
    if (typed) listCommands(typed[1].toLowerCase());
    else commands.hidden = true;
    inline.typed(input.value);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      commands.hidden = true;
      inline.hide();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  send.addEventListener('click', submit);
  startButton.addEventListener('click', () => actions.send('/start'));
  unblockButton.addEventListener('click', actions.unblock);

  function menuButton() {
    const button = chat.menuButton;
    if (button.type === 'web_app') {
      return h(
        'button',
        { type: 'button', class: 'menu-button', onClick: () => actions.openMenu(button) },
        icon('app'),
        h('span', {}, button.text),
      );
    }
    if (chat.commands.length === 0) return undefined;
    const toggle = () => {
      if (commands.hidden) listCommands('');
      else commands.hidden = true;
    };
    return h(
      'button',
      { type: 'button', class: 'menu-button', onClick: toggle },
      icon('menu'),
      h('span', {}, t.menu),
    );
  }

  function showKeyboard(keyboard) {
    keyboardPlace.hidden = !keyboard;
    input.placeholder = keyboard?.input_field_placeholder ?? t.message;
    keyboardPlace.replaceChildren(
      ...(keyboard?.keyboard ?? []).map((buttons) =>
        h(
          'div',
          { class: 'buttons-row' },
          buttons.map((button) => {
            const press = () =>
              button.web_app ? actions.openKeyboardApp(button) : actions.send(button.text);
            return h('button', { type: 'button', class: 'reply-button', onClick: press }, button.text);
          }),
        ),
      ),
    );
  }

  return {
    show(next) {
      chat = next;
      input.disabled = false;
      startButton.hidden = chat.started || chat.blocked;
      unblockButton.hidden = !chat.blocked;
      row.hidden = chat.blocked;
      menuPlace.replaceChildren(...[menuButton()].filter(Boolean));
      menuPlace.hidden = !menuPlace.firstChild;
      showKeyboard(chat.blocked ? undefined : chat.keyboard);
      if (chat.blocked) commands.hidden = true;
    },
    started() {
      startButton.hidden = true;
    },
    focus: () => input.focus(),
  };
}
