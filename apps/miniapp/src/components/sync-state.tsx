import { useConnection } from '#src/data/connection.ts';
import { useUnsent } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';

/** While the network is away: that it is, and how much of what was done here nobody else knows yet. */
export const SyncState = () => {
  const texts = useTexts();
  const isOffline = useConnection() === 'offline';
  const unsent = useUnsent();
  return (
    <p role="status" className="px-2 text-center text-[13px] leading-[18px] text-hint empty:hidden">
      {isOffline && texts.offline.banner}
      {isOffline && unsent > 0 && <span className="block">{texts.offline.waiting(unsent)}</span>}
    </p>
  );
};
