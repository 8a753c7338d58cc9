import { addToHomeScreen, checkHomeScreenStatus } from '@telegram-apps/sdk-react';

const OFFERED = 'home-screen-offered';

/** Telegram 8.0 on phones: the shortcut can be made, and is not there yet as far as the system tells. */
const isMissing = async (): Promise<boolean> => {
  if (!checkHomeScreenStatus.isAvailable() || !addToHomeScreen.isAvailable()) return false;
  const status = await checkHomeScreenStatus().catch(() => 'unsupported');
  return status === 'missed' || status === 'unknown';
};

/** True once on this device, whatever the person answers: a second time it would be a nuisance. */
export const mayOfferHomeScreen = async (): Promise<boolean> => {
  try {
    if (localStorage.getItem(OFFERED) !== null || !(await isMissing())) return false;
    localStorage.setItem(OFFERED, new Date().toISOString());
    return true;
  } catch {
    // No storage in this frame: it could not be remembered, so it is not offered.
    return false;
  }
};

export const makeShortcut = (): void => {
  addToHomeScreen.ifAvailable();
};
