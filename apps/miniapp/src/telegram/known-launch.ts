import { languageOf } from '@hookah/shared/closed-sets';
import { retrieveLaunchParams, retrieveRawInitData } from '@telegram-apps/sdk-react';
import type { Launch } from '#src/launch.ts';

/** The SDK remembers what a reload of the page may have lost, and what old clients say elsewhere. */
export const knownLaunch = (): Launch | null => {
  try {
    const { tgWebAppData, tgWebAppStartParam, tgWebAppVersion, tgWebAppPlatform, tgWebAppThemeParams } =
      retrieveLaunchParams();
    const initData = retrieveRawInitData();
    // Buttons of the keyboard below a chat open Mini Apps without init data: nobody to show a list of.
    if (initData === undefined) return null;
    return {
      place: 'telegram',
      initData,
      version: tgWebAppVersion,
      platform: tgWebAppPlatform,
      language: languageOf(tgWebAppData?.user?.language_code),
      startParam: tgWebAppData?.start_param ?? tgWebAppStartParam ?? null,
      theme: tgWebAppThemeParams,
    };
  } catch {
    return null;
  }
};
