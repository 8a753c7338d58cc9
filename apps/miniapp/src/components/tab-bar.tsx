import type { KeyboardEvent } from 'react';
import { TABS, type Tab } from '#src/navigation/navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { BrandsIcon, ListIcon, PersonIcon, SearchIcon } from './icons.tsx';

const ICONS = { list: ListIcon, search: SearchIcon, brands: BrandsIcon, me: PersonIcon };

export const tabId = (tab: Tab): string => `tab-${tab}`;
export const panelId = (tab: Tab): string => `panel-${tab}`;

export const TabBar = ({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) => {
  const texts = useTexts();
  // https://www.w3.org/WAI/ARIA/apg/patterns/tabs/: one stop for the Tab key, arrows between the tabs.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const step = event.key === 'ArrowRight' ? 1 : TABS.length - 1;
    const next = TABS[(TABS.indexOf(tab) + step) % TABS.length] ?? tab;
    onTab(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={texts.tabs.label}
      onKeyDown={onKeyDown}
      className="flex border-t border-line bg-bar pb-[var(--safe-bottom)]"
    >
      {TABS.map((value) => {
        const Icon = ICONS[value];
        const isOn = value === tab;
        return (
          <button
            key={value}
            type="button"
            role="tab"
            id={tabId(value)}
            aria-selected={isOn}
            aria-controls={panelId(value)}
            tabIndex={isOn ? 0 : -1}
            onClick={() => onTab(value)}
            className={`flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-[11px] leading-[14px] ${isOn ? 'font-medium text-accent' : 'text-hint'}`}
          >
            <Icon />
            {texts.tabs[value]}
          </button>
        );
      })}
    </div>
  );
};
