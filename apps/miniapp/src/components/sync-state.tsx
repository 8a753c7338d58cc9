import { useConnection } from '#src/data/connection.ts';
import { useUnsent } from '#src/data/wishlist.ts';
import { useTexts } from '#src/texts/texts.ts';

/** That the network is away; and how much of what was done here nobody else knows yet, when that takes longer than a moment. */
export const SyncState = () => {
  const texts = useTexts();
  const isOffline = useConnection() === 'offline';
  const unsent = useUnsent();
  const [oldest] = unsent;
  return (
    <p role="status" className="px-2 text-center text-[13px] leading-[18px] text-hint empty:hidden">
      {isOffline && texts.offline.banner}
      {oldest && (isOffline || oldest.isLate) && (
        <span className="block">{texts.offline.waiting(unsent.length)}</span>
      )}
    </p>
  );
};
