import { fold } from '@hookah/shared/fold';
import { useState } from 'react';
import { Awaiting } from '#src/components/awaiting.tsx';
import { Group } from '#src/components/group.tsx';
import { SearchField } from '#src/components/search-field.tsx';
import { useBeginning } from '#src/components/use-beginning.ts';
import { useBrands } from '#src/data/catalog.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { BrandCell } from './brand-cell.tsx';
import { byLetter } from './by-letter.ts';
import { useFollows } from './use-follows.ts';

const sectionId = (letter: string) => `brands-${letter}`;

/** All brands from A to Я. */
export const BrandsPage = () => {
  const texts = useTexts();
  const words = useWords();
  const query = useBrands();
  const { data: brands } = query;
  const { followed } = useFollows();
  const [typed, setTyped] = useState('');
  const place = useBeginning(typed);

  const content = () => {
    if (brands === undefined) {
      return <Awaiting query={query} />;
    }
    const wanted = fold(typed);
    const shown = brands.filter(({ name, altName }) => fold(`${name} ${altName ?? ''}`).includes(wanted));
    if (shown.length === 0) {
      return <p className="py-10 text-center text-[15px] text-hint">{words.brands.empty}</p>;
    }
    const letters = byLetter(shown, texts.language);
    const mine = wanted === '' ? shown.filter((brand) => followed.includes(brand.id)) : [];
    return (
      <>
        {wanted === '' && letters.length > 3 && (
          <nav
            aria-label={words.brandsPage.index}
            className="-mx-3 flex overflow-x-auto px-2 [scrollbar-width:none]"
          >
            {letters.map(({ letter }) => (
              <button
                key={letter}
                type="button"
                onClick={() => document.getElementById(sectionId(letter))?.scrollIntoView()}
                className="min-h-11 min-w-11 shrink-0 rounded-xl text-[15px] font-semibold text-accent active:bg-fill"
              >
                {letter}
              </button>
            ))}
          </nav>
        )}
        {mine.length > 0 && (
          <Group title={words.brandsPage.followed}>
            {mine.map((brand) => (
              <BrandCell key={brand.id} brand={brand} />
            ))}
          </Group>
        )}
        {letters.map(({ letter, brands: of }) => (
          <div
            key={letter}
            id={sectionId(letter)}
            className="scroll-mt-16 [contain-intrinsic-size:auto_300px] [content-visibility:auto]"
          >
            <Group title={letter}>
              {of.map((brand) => (
                <BrandCell key={brand.id} brand={brand} />
              ))}
            </Group>
          </div>
        ))}
      </>
    );
  };

  return (
    <div ref={place} className="mx-auto flex max-w-2xl flex-col gap-4 px-3 pb-4">
      <h1 className="sr-only">{words.brandsPage.title}</h1>
      <div className="sticky top-0 z-20 -mx-3 -mb-2 bg-page px-3 py-2">
        <SearchField
          label={words.brands.field}
          placeholder={words.brands.field}
          value={typed}
          onChange={setTyped}
        />
      </div>
      {content()}
    </div>
  );
};
