import { type ReactNode, StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { appFor } from './app-for.tsx';
import { initTelegram, tellReady } from './init.ts';
import { config, opening } from './opening.ts';
import { keepForOffline } from './service-worker.ts';
import { followKeyboard } from './telegram/keyboard.ts';
import './styles.css';

/** Once the first screen is painted, skeletons included, Telegram's own placeholder may go. */
const Painted = ({ children }: { children: ReactNode }) => {
  useEffect(() => {
    const frame = requestAnimationFrame(tellReady);
    return () => cancelAnimationFrame(frame);
  }, []);
  return children;
};

const start = (root: HTMLElement): void => {
  const launch = initTelegram();
  document.documentElement.lang = launch.language;
  keepForOffline();
  followKeyboard();
  createRoot(root).render(
    <StrictMode>
      <Painted>{appFor(launch, config, opening)}</Painted>
    </StrictMode>,
  );
};

const root = document.getElementById('root');
if (root) start(root);
