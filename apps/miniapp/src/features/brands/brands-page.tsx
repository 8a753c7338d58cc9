import { fold } from '@hookah/shared/fold';
import { useState } from 'react';
import { Awaiting } from '#src/components/awaiting.tsx';
import { Group } from '#src/components/group.tsx';
import { SearchField } from '#src/components/search-field.tsx';
import { useBrands } from '#src/data/catalog.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { BRAND_CELL_PX, BrandCell } from './brand-cell.tsx';
import { byLetter } from './by-letter.ts';
import { LetterIndex } from './letter-index.tsx';
import { useFollows } from './use-follows.ts';

const sectionId = (letter: string) => `brands-${letter}`;

/** With fewer letters than these all of them are seen anyway. */
const FEW_LETTERS = 3;

/** All brands from A to Я. */
export const BrandsPage = () => {
  const texts = useTexts();
  const words = useWords();
  const query = useBrands();
  const { data: brands } = query;
  const { followed } = useFollows();
  const [typed, setTyped] = useState('');

  const wanted = fold(typed);
  const shown =
    brands?.filter(({ name, altName }) => fold(`${name} ${altName ?? ''}`).includes(wanted)) ?? [];
  const letters = byLetter(shown, texts.language);
  const mine = wanted === '' ? shown.filter((brand) => followed.includes(brand.id)) : [];

  const content = () => {
    if (brands === undefined) return <Awaiting query={query} />;
    if (shown.length === 0) {
      return <p className="py-10 text-center text-[15px] text-hint">{words.brands.empty}</p>;
    }
    return (
      <>
        {mine.length > 0 && (
          <Group title={words.brandsPage.followed}>
            {mine.map((brand) => (
              <BrandCell key={brand.id} brand={brand} />
            ))}
          </Group>
        )}
        <div className="overflow-clip rounded-2xl bg-section">
          {letters.map(({ letter, brands: of }) => (
            <section
              key={letter}
              id={sectionId(letter)}
              aria-label={letter}
              className="flex scroll-mt-28 border-line pl-1 not-first:border-t-[0.5px] [content-visibility:auto]"
              style={{ containIntrinsicHeight: `auto ${of.length * BRAND_CELL_PX}px` }}
            >
              <h2
                className="flex w-7 shrink-0 items-center justify-center self-start text-[15px] font-semibold text-heading"
                style={{ height: BRAND_CELL_PX }}
              >
                {letter}
              </h2>
              <div className="min-w-0 flex-1">
                {of.map((brand) => (
                  <BrandCell key={brand.id} brand={brand} isIndented />
                ))}
              </div>
            </section>
          ))}
        </div>
      </>
    );
  };

  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-4 px-3 pb-4">
      <h1 className="sr-only">{words.brandsPage.title}</h1>
      <div className="sticky top-0 z-20 -mx-3 -mb-3 bg-page px-3 pt-2 pb-1">
        <SearchField
          label={words.brands.field}
          placeholder={words.brands.field}
          value={typed}
          onChange={setTyped}
        />
        {wanted === '' && letters.length > FEW_LETTERS && (
          <LetterIndex
            letters={letters}
            onLetter={(letter) => document.getElementById(sectionId(letter))?.scrollIntoView()}
          />
        )}
      </div>
      {content()}
    </div>
  );
};
