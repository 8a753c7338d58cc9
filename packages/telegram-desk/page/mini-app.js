import { h, icon } from './dom.js';
import { createMiniAppBar } from './mini-app-bar.js';
import { handleMiniAppEvent } from './mini-app-events.js';
import { ask } from './notices.js';
import { t } from './texts.js';
import { colorScheme, onColorScheme } from './theme.js';

/**
 * The phone-sized frame in which a Mini App runs, speaking as Telegram Web does: JSON strings
 * {eventType, eventData} over postMessage. `host` is what the app may ask of the chat around it.
 */
export function createMiniApp(root, host) {
  let running;

  function open({ url, title, onData }) {
    close();
    running = start({ url, title, onData });
    root.hidden = false;
    document.body.classList.add('with-mini-app');
  }

  function close() {
    if (!running) return;
    running.stop();
    running = undefined;
    root.replaceChildren();
    root.hidden = true;
    root.removeAttribute('style');
    document.body.classList.remove('with-mini-app');
  }

  async function askToClose() {
    if (running?.state.confirmClosing) {
      const buttons = [
        { id: 'stay', text: t.cancel },
        { id: 'close', text: t.closeAnyway, destructive: true },
      ];
      if ((await ask({ message: t.unsaved, buttons })) !== 'close') return;
    }
    close();
  }

  function start({ url, title, onData }) {
    const origin = new URL(url).origin;
    const state = { confirmClosing: false, colors: {} };
    const frame = h('iframe', {
      title: 'Mini App',
      src: url,
      allow: 'clipboard-read; clipboard-write; fullscreen',
    });
    const loading = h('div', { class: 'mini-app-loading' });
    const back = roundButton('close', t.close);
    const more = roundButton('more', t.more);
    const bar = createMiniAppBar((event) => send(event));
    root.setAttribute('aria-label', title);
    root.replaceChildren(
      h('div', { class: 'mini-app-header' }, back, h('h2', {}, title), more),
      h('div', { class: 'mini-app-screen' }, frame, loading),
      bar.element,
    );

    /** Before its first word there is nobody in the frame who would understand. */
    function send(eventType, eventData) {
      if (!state.isListening) return;
      frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), origin);
    }

    const app = {
      state,
      frame,
      send,
      bar,
      host,
      onData,
      close,
      askToClose,
      reload: () => {
        frame.src = 'about:blank';
        frame.src = url;
      },
      ready: () => loading.classList.add('done'),
      sendTheme: () => send('theme_changed', { theme_params: host.themes()[colorScheme()] }),
      sendViewport: () =>
        send('viewport_changed', {
          width: frame.clientWidth,
          height: frame.clientHeight,
          is_expanded: true,
          is_state_stable: true,
        }),
      showBackButton: (isVisible) => {
        state.hasBack = isVisible;
        back.replaceChildren(icon(isVisible ? 'back' : 'close'));
        back.setAttribute('aria-label', isVisible ? t.back : t.close);
      },
      /** A colour, or the name of one of the theme's; kept, since the theme may change. */
      setColor: (place, color) => {
        state.colors[place] = color;
        paint();
      },
    };

    function paint() {
      const theme = host.themes()[colorScheme()];
      for (const [place, color] of Object.entries(state.colors)) {
        root.style.setProperty(`--app-${place}`, theme[color] ?? color);
      }
      const header = theme[state.colors.header] ?? state.colors.header;
      if (header) root.style.setProperty('--app-header-text', isDark(header) ? '#ffffff' : '#000000');
    }

    back.addEventListener('click', () => (state.hasBack ? send('back_button_pressed') : void askToClose()));
    more.addEventListener('click', async () => {
      const choice = await ask({
        title,
        buttons: [
          ...(state.hasSettings ? [{ id: 'settings', text: t.settings }] : []),
          { id: 'reload', text: t.reload },
          { id: 'close', text: t.close },
        ],
      });
      if (choice === 'settings') send('settings_button_pressed');
      if (choice === 'reload') app.reload();
      if (choice === 'close') void askToClose();
    });
    // A page that never says web_app_ready is shown as soon as it is there.
    frame.addEventListener('load', app.ready);

    const onMessage = (event) => {
      if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
      state.isListening = true;
      handleMiniAppEvent(event.data, app);
    };
    addEventListener('message', onMessage);
    const stopTheme = onColorScheme(() => {
      app.sendTheme();
      paint();
    });
    const observer = new ResizeObserver(() => app.sendViewport());
    observer.observe(frame);

    return {
      state,
      stop: () => {
        removeEventListener('message', onMessage);
        stopTheme();
        observer.disconnect();
      },
    };
  }

  return { open, close };
}

function roundButton(name, label) {
  return h('button', { type: 'button', class: 'round', 'aria-label': label }, icon(name));
}

/** By perceived brightness: whether white words are read better on this colour. */
function isDark(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 150;
}
