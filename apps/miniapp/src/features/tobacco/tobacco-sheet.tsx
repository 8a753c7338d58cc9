import { ApiError } from '@hookah/shared/api-error';
import { Awaiting } from '#src/components/awaiting.tsx';
import { HookahIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { useTobacco } from '#src/data/catalog.ts';
import { useItemOf } from '#src/data/wishlist.ts';
import { useWords } from '#src/texts/words.ts';
import { Flavours } from './flavours.tsx';
import { MyItem } from './my-item.tsx';
import { Removal } from './removal.tsx';
import { SheetFooter } from './sheet-footer.tsx';
import { TobaccoFacts } from './tobacco-facts.tsx';
import { TobaccoHead } from './tobacco-head.tsx';

type TobaccoSheetProps = { id: number; onClose: () => void };

/** All there is to know of a tobacco, and what one can do with it. */
export const TobaccoSheet = ({ id, onClose }: TobaccoSheetProps) => {
  const words = useWords();
  const item = useItemOf(id);
  const query = useTobacco(id, item?.tobacco ?? undefined);
  const { data: tobacco, error } = query;

  if (tobacco === undefined) {
    if (error instanceof ApiError && error.status === 404) {
      return <Notice icon={<HookahIcon />} {...words.tobacco.missing} />;
    }
    return (
      <div className="px-3 pb-8 pt-14">
        <Awaiting query={query} rows={4} />
      </div>
    );
  }
  return (
    <>
      <div className="flex flex-col gap-3 overflow-y-auto overscroll-contain px-3 pb-4">
        <TobaccoHead tobacco={tobacco} />
        <Flavours tags={tobacco.tags} />
        {/* No key: the API's answer to an adding gives the entry its id, and a note may be under way meanwhile. */}
        {item && <MyItem item={item} />}
        <TobaccoFacts tobacco={tobacco} />
        {item && <Removal item={item} onRemoved={onClose} />}
      </div>
      <SheetFooter tobacco={tobacco} item={item} />
    </>
  );
};
