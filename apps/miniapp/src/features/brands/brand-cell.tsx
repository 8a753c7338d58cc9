import type { BrandSummary } from '@hookah/shared/catalog';
import { Picture } from '#src/components/picture.tsx';
import { Rating } from '#src/components/rating.tsx';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';

export const BrandCell = ({ brand }: { brand: BrandSummary }) => {
  const words = useWords();
  const { openPage } = useNavigation();
  return (
    <button
      type="button"
      onClick={() => openPage({ kind: 'brand', slug: brand.slug })}
      className="group flex w-full items-center gap-3 pl-3 text-left active:bg-fill"
    >
      <Picture src={brand.imageUrl} name={brand.name} className="my-2 size-11 rounded-[10px] text-lg" />
      <span className="flex min-h-[60px] min-w-0 flex-1 items-center gap-3 border-line pr-3 group-not-first:border-t-[0.5px]">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{brand.name}</span>
          <span className="block truncate text-[13px] leading-[18px] text-hint">
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
