import type { Launch } from './launch.ts';
import type { Navigation } from './navigation/navigation.ts';
import { fetchScreens } from './navigation/screens-at-hand.ts';
import { NEXT_SCREENS } from './screens.ts';
import { keepForOffline } from './service-worker.ts';
import { connect } from './telegram/connect.ts';
import { followKeyboard } from './telegram/keyboard.ts';

/** What the first screen does without. */
export const afterPaint = async (launch: Launch, navigation: Navigation | null): Promise<void> => {
  followKeyboard();
  keepForOffline();
  if (launch.place !== 'telegram' || navigation === null) return;
  fetchScreens(NEXT_SCREENS);
  await connect(launch, navigation);
};
