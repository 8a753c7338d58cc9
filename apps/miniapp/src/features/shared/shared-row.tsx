import type { SharedItem } from '@hookah/shared/sharing';
import { AddCircle } from '#src/components/add-button.tsx';
import { BagIcon, CheckIcon } from '#src/components/icons.tsx';
import { TobaccoRow } from '#src/components/tobacco-row.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useWriting } from '#src/data/use-writing.ts';
import { useItemOf } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type SharedRowProps = { item: SharedItem; isOwn: boolean; onClaim: (bring: boolean) => void };

const PILL = 'flex min-h-11 items-center gap-1.5 rounded-xl px-3 text-[15px] font-medium [&>svg]:size-5';

/** A wish of somebody else: one may bring it, and one may want it too. */
export const SharedRow = ({ item, isOwn, onClaim }: SharedRowProps) => {
  const texts = useTexts();
  const words = useWords();
  const { open } = useNavigation();
  const { add } = useWishlistActions();
  const { tobacco, claim } = item;
  const name = tobacco?.name ?? item.customName ?? '';
  const listed = useItemOf(tobacco?.id ?? 0);
  const { written, write } = useWriting(item.customName ?? '');
  const mine = tobacco ? listed : written;

  const bringing = () => {
    if (claim !== null && !claim.mine) {
      return (
        <span className="text-[13px] leading-[18px] text-hint">{words.shared.takenBy(claim.firstName)}</span>
      );
    }
    if (isOwn || item.state !== 'wanted') return null;
    return (
      <button
        type="button"
        aria-pressed={claim !== null}
        aria-label={claim === null ? words.shared.bringLabel(name) : words.shared.takeBack(name)}
        onClick={() => onClaim(claim === null)}
        className={`${PILL} ${claim === null ? 'bg-tint text-accent' : 'bg-button text-button-text'}`}
      >
        {claim === null ? <BagIcon /> : <CheckIcon />}
        {claim === null ? words.shared.bring : words.shared.bringing}
      </button>
    );
  };
  const wanting = () => {
    if (isOwn) return null;
    if (mine !== undefined) {
      const openMine = () =>
        open(tobacco ? { kind: 'tobacco', id: tobacco.id } : { kind: 'item', id: mine.id });
      return <AddCircle isIn label={words.search.inList(name, texts.state(mine.state))} onClick={openMine} />;
    }
    const want = tobacco ? () => add(tobacco) : write;
    return want && <AddCircle isIn={false} label={words.shared.wantToo(name)} onClick={want} />;
  };

  const claimed = bringing();
  return (
    <li>
      <TobaccoRow
        tobacco={tobacco}
        name={name}
        {...(item.state === 'wanted' ? {} : { note: texts.state(item.state) })}
        onOpen={tobacco && (() => open({ kind: 'tobacco', id: tobacco.id }))}
        control={wanting()}
      />
      {claimed && <div className="-mt-1 flex pb-3 pl-[80px] pr-3">{claimed}</div>}
    </li>
  );
};
