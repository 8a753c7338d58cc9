import { h } from './dom.js';

/** Tabs over panels of which one is shown. `tabs`: [{ label, panel }]. */
export function createSideTabs(root, tabs) {
  const buttons = tabs.map(({ label, panel }) =>
    h(
      'button',
      { type: 'button', role: 'tab', 'aria-controls': panel.id, onClick: () => choose(panel) },
      label,
    ),
  );
  root.replaceChildren(...buttons);

  function choose(chosen) {
    for (const [index, { panel }] of tabs.entries()) {
      panel.hidden = panel !== chosen;
      buttons[index].setAttribute('aria-selected', String(panel === chosen));
    }
  }
  choose(tabs[0].panel);
}
