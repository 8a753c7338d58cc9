import { useEffect } from 'react';
import { useToast } from '#src/components/toast.tsx';
import { useWishlist } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';

/** So many tobaccos on the list say that the app is of use. */
const WORTHWHILE = 3;
/** Not while the person has just come for something. */
const CALM_MS = 4_000;

/** Offers a shortcut on the phone's home screen, once. A component, so that the screens are not drawn anew with the list. */
export const HomeScreenOffer = (): null => {
  const texts = useTexts();
  const toast = useToast();
  const isWorthwhile = (useWishlist().data?.length ?? 0) >= WORTHWHILE;

  useEffect(() => {
    if (!isWorthwhile) return;
    const timer = setTimeout(async () => {
      // Without a network this file may be missing: then another time.
      const offer = await import('#src/telegram/home-screen.ts').catch(() => null);
      if (!(await offer?.mayOfferHomeScreen())) return;
      toast.show({
        text: texts.homeScreen.offer,
        waits: true,
        action: { label: texts.homeScreen.add, run: () => offer?.makeShortcut() },
      });
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [isWorthwhile, toast, texts]);
  return null;
};
