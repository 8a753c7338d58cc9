import { type ReactNode, useState } from 'react';
import type { Tab } from '#src/navigation/navigation.ts';
import { panelId, tabId } from './tab-bar.tsx';

type TabPanelProps = { tab: Tab; isShown: boolean; children: ReactNode };

/** A page of the tab bar. It is made when first shown, and then kept with its scroll place and what was typed. */
export const TabPanel = ({ tab, isShown, children }: TabPanelProps) => {
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  return (
    <div
      role="tabpanel"
      id={panelId(tab)}
      aria-labelledby={tabId(tab)}
      inert={!isShown}
      className={`absolute inset-0 overflow-y-auto overscroll-contain ${isShown ? '' : 'invisible'}`}
    >
      {wasShown && children}
    </div>
  );
};
