import { fold } from '@hookah/shared/fold';
import { useState } from 'react';
import { Awaiting } from '#src/components/awaiting.tsx';
import { CheckIcon } from '#src/components/icons.tsx';
import { Picture } from '#src/components/picture.tsx';
import { SearchField } from '#src/components/search-field.tsx';
import { useBrands } from '#src/data/catalog.ts';
import type { BrandChoice } from '#src/data/search-filters.ts';
import { type Searching, useSearch } from '#src/data/searching.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

type BrandSheetProps = { searching: Searching; onDone: () => void };

const ROW = 'flex min-h-14 w-full items-center gap-3 px-3 py-2 text-left active:bg-fill';

export const BrandSheet = ({ searching, onDone }: BrandSheetProps) => {
  const texts = useTexts();
  const words = useWords();
  const query = useBrands();
  const { data: brands } = query;
  const chosen = useSearch(searching).filters.brand;
  const choose = (brand: BrandChoice | null) => {
    searching.narrow({ brand });
    onDone();
  };
  const [typed, setTyped] = useState('');

  const wanted = fold(typed);
  const shown =
    brands?.filter(({ name, altName }) => fold(`${name} ${altName ?? ''}`).includes(wanted)) ?? [];

  const content = () => {
    if (brands === undefined) {
      return <Awaiting query={query} />;
    }
    if (shown.length === 0)
      return <p className="py-10 text-center text-[15px] text-hint">{words.brands.empty}</p>;
    return (
      <ul className="overflow-hidden rounded-2xl bg-section [&>li+li]:border-t [&>li+li]:border-line">
        {wanted === '' && (
          <li>
            <button type="button" className={ROW} aria-pressed={chosen === null} onClick={() => choose(null)}>
              <span className="flex-1 font-medium text-accent">{words.brands.all}</span>
              {chosen === null && <Chosen />}
            </button>
          </li>
        )}
        {shown.map((brand) => (
          <li key={brand.id} className="[contain-intrinsic-size:auto_56px] [content-visibility:auto]">
            <button
              type="button"
              className={ROW}
              aria-pressed={brand.slug === chosen?.slug}
              onClick={() => choose({ slug: brand.slug, name: brand.name })}
            >
              <Picture src={brand.imageUrl} name={brand.name} className="size-10 rounded-[10px]" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{brand.name}</span>
                <span className="block truncate text-[13px] leading-[18px] text-hint">
                  {[brand.altName, words.tobaccos(brand.tobaccosCount)].filter(Boolean).join(' · ')}
                </span>
              </span>
              {brand.slug === chosen?.slug && <Chosen />}
            </button>
          </li>
        ))}
      </ul>
    );
  };

  return (
    <>
      <div className="flex flex-col gap-3 px-3 pb-3 pt-2">
        <h2 className="flex min-h-10 items-center justify-center font-semibold">{texts.brands.title}</h2>
        <SearchField
          label={words.brands.field}
          placeholder={words.brands.field}
          value={typed}
          onChange={setTyped}
        />
      </div>
      <div className="h-[70dvh] overflow-y-auto overscroll-contain px-3 pb-[calc(var(--safe-bottom)+1rem)]">
        {content()}
      </div>
    </>
  );
};

const Chosen = () => (
  <span className="text-accent">
    <CheckIcon />
  </span>
);
