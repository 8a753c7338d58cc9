import type { Launch } from './launch.ts';
import { keepForOffline } from './service-worker.ts';
import { connect } from './telegram/connect.ts';
import { followKeyboard } from './telegram/keyboard.ts';

/** What the first screen does without. */
export const afterPaint = async (launch: Launch): Promise<void> => {
  followKeyboard();
  keepForOffline();
  if (launch.place === 'telegram') await connect(launch);
};
