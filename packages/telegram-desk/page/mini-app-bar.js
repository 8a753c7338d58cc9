import { h } from './dom.js';

/** The main and the secondary button under a Mini App. */
export function createMiniAppBar(send) {
  const main = button(() => send('main_button_pressed'));
  const secondary = button(() => send('secondary_button_pressed'));
  const element = h('div', { class: 'mini-app-bar', hidden: true });
  let position = 'left';

  function arrange() {
    const order = ['left', 'top'].includes(position) ? [secondary, main] : [main, secondary];
    const shown = order.filter(({ isVisible }) => isVisible);
    element.replaceChildren(...shown.map((item) => item.element));
    element.classList.toggle('side-by-side', ['left', 'right'].includes(position));
    element.hidden = shown.length === 0;
  }

  return {
    element,
    setMain(params) {
      main.update(params);
      arrange();
    },
    setSecondary(params) {
      position = params.position ?? position;
      secondary.update(params);
      arrange();
    },
  };
}

function button(onPress) {
  const element = h('button', { type: 'button', class: 'bar-button', onClick: onPress });
  const self = {
    element,
    isVisible: false,
    update(params) {
      self.isVisible = params.is_visible ?? self.isVisible;
      if (params.text !== undefined) element.textContent = params.text;
      if (params.color) element.style.setProperty('--button-color', params.color);
      if (params.text_color) element.style.setProperty('--button-text', params.text_color);
      if (params.is_active !== undefined) element.disabled = !params.is_active;
      if (params.is_progress_visible !== undefined) {
        element.setAttribute('aria-busy', String(params.is_progress_visible));
      }
    },
  };
  return self;
}
