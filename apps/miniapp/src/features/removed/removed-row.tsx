import type { RemovedPage } from '@hookah/shared/wishlist';
import { Picture } from '#src/components/picture.tsx';
import { nameOf } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';

const DAY_MS = 86_400_000;

type RemovedRowProps = { entry: RemovedPage['items'][number]; onRestore: () => void };

/** What it was, how long it can still be brought back, and what does that. */
export const RemovedRow = ({ entry, onRestore }: RemovedRowProps) => {
  const { removed: words } = useWords();
  const { open } = useNavigation();
  const { item, removedAt, restorableUntil } = entry;
  const { tobacco } = item;
  const name = nameOf(item);
  // The last hours are a day, too.
  const days = Math.max(1, Math.ceil((Date.parse(restorableUntil) - Date.now()) / DAY_MS));
  const about = (
    <>
      <Picture
        src={tobacco?.imageUrl ?? null}
        name={tobacco?.brand.name ?? name}
        className="size-14 rounded-xl text-xl"
      />
      <span className="min-w-0 flex-1">
        {tobacco && (
          <span className="block truncate text-[13px] leading-[18px] text-hint">{tobacco.brand.name}</span>
        )}
        <span className="line-clamp-2 font-medium leading-[21px] wrap-anywhere">{name}</span>
        <span className="block text-[13px] leading-[18px] text-hint">{words.when(removedAt, days)}</span>
      </span>
    </>
  );
  const place = 'flex min-w-0 flex-1 items-center gap-3 self-stretch py-2.5 pl-3 text-left';
  return (
    <li className="flex min-h-[84px] items-center gap-2 pr-3">
      {tobacco ? (
        <button
          type="button"
          onClick={() => open({ kind: 'tobacco', id: tobacco.id })}
          className={`${place} rounded-xl active:bg-fill`}
        >
          {about}
        </button>
      ) : (
        <div className={place}>{about}</div>
      )}
      <button
        type="button"
        aria-label={words.restoreLabel(name)}
        onClick={onRestore}
        className="min-h-11 shrink-0 rounded-xl bg-tint px-3 text-[15px] font-medium text-accent active:opacity-70"
      >
        {words.restore}
      </button>
    </li>
  );
};
