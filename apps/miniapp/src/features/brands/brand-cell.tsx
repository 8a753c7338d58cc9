import type { BrandSummary } from '@hookah/shared/catalog';
import { Picture } from '#src/components/picture.tsx';
import { Rating } from '#src/components/rating.tsx';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';

/** Two lines of text and a picture as high as them. */
export const BRAND_CELL_PX = 52;

type BrandCellProps = {
  brand: BrandSummary;
  /** A letter stands before it. */
  isIndented?: boolean;
};

export const BrandCell = ({ brand, isIndented = false }: BrandCellProps) => {
  const words = useWords();
  const { openPage } = useNavigation();
  return (
    <button
      type="button"
      onClick={() => openPage({ kind: 'brand', slug: brand.slug })}
      className={`group flex w-full items-center gap-3 text-left active:bg-fill ${isIndented ? 'pl-1' : 'pl-3'}`}
      style={{ height: BRAND_CELL_PX }}
    >
      <Picture src={brand.imageUrl} name={brand.name} className="size-9 rounded-lg" />
      <span className="flex h-full min-w-0 flex-1 items-center gap-3 border-line pr-3 group-not-first:border-t-[0.5px]">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium leading-5">{brand.name}</span>
          <span className="block truncate text-[13px] leading-4 text-hint">
            {[brand.altName, words.tobaccos(brand.tobaccosCount)].filter(Boolean).join(' · ')}
          </span>
        </span>
        {brand.rating !== null && (
          <span className="shrink-0 text-[13px] text-hint">
            <Rating value={brand.rating} />
          </span>
        )}
      </span>
    </button>
  );
};
