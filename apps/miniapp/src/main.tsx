import { type ReactNode, StrictMode, startTransition, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { prepareApp } from './app-for.tsx';
import { breath, insistOn, pause } from './breath.ts';
import { readLaunch } from './launch.ts';
import { config, opening } from './opening.ts';
import { paintShades } from './telegram/paint-shades.ts';
import { learn } from './texts/texts.ts';
import './styles.css';

/** The list is worth waiting for so long: the page shows what is to come, in grey. */
const PATIENCE_MS = 200;
/** And English: what does not come at all must not keep the list back. It is spoken once it has come. */
const LANGUAGE_PATIENCE_MS = 3_000;

type PaintedProps = { onPainted: () => void; children: ReactNode };

const Painted = ({ onPainted, children }: PaintedProps) => {
  useEffect(() => {
    const frame = requestAnimationFrame(onPainted);
    return () => cancelAnimationFrame(frame);
  }, [onPainted]);
  return children;
};

const start = async (element: HTMLElement): Promise<void> => {
  await breath();
  const launch = await readLaunch();
  const learnt = learn(launch.language);
  document.documentElement.lang = launch.language;
  if (launch.place === 'telegram') paintShades(launch.theme);
  await breath();
  const language = await Promise.race([learnt, pause(LANGUAGE_PATIENCE_MS).then(() => 'ru' as const)]);
  const { app, ready, navigation } = prepareApp({ ...launch, language }, config, opening);
  await Promise.race([ready, pause(PATIENCE_MS)]);

  const onPainted = async () => {
    await breath();
    const { afterPaint } = await insistOn(() => import('./after-paint.ts'));
    await afterPaint(launch, navigation);
  };
  // As a transition it is made in small parts, between which the browser can paint and listen.
  startTransition(() =>
    createRoot(element).render(
      <StrictMode>
        <Painted onPainted={onPainted}>{app}</Painted>
      </StrictMode>,
    ),
  );
};

const root = document.getElementById('root');
if (root) void start(root);
