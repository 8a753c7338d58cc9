import { useSyncExternalStore } from 'react';
import { useServices } from '#src/app-context.ts';
import type { Navigation, Place } from './navigation.ts';

export const useNavigation = (): Place &
  Pick<Navigation, 'open' | 'openPage' | 'back' | 'showTab' | 'pages'> => {
  const { navigation } = useServices();
  const place = useSyncExternalStore(navigation.subscribe, navigation.place);
  return { ...navigation, ...place };
};
