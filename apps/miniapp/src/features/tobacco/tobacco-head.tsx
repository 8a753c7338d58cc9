import type { CatalogStatus } from '@hookah/shared/closed-sets';
import { Photo, Picture } from '#src/components/picture.tsx';
import { Rating } from '#src/components/rating.tsx';
import { NextIcon } from '#src/components/screen-icons.tsx';
import { Strength } from '#src/components/strength.tsx';
import type { KnownTobacco } from '#src/data/catalog.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

export const TobaccoHead = ({ tobacco }: { tobacco: KnownTobacco }) => {
  const { openPage } = useNavigation();
  return (
    <header>
      <Portrait tobacco={tobacco} />
      <div className="px-1 pt-4">
        <button
          type="button"
          onClick={() => openPage({ kind: 'brand', slug: tobacco.brand.slug })}
          className="-mx-1 -my-2 flex min-h-11 max-w-full items-center px-1 text-left text-[15px] leading-5 text-accent [&>svg]:size-4"
        >
          <span className="truncate">
            {tobacco.brand.name}
            {tobacco.line && ` · ${tobacco.line.name}`}
          </span>
          <NextIcon />
        </button>
        <h2 className="text-[22px] font-bold leading-7 wrap-anywhere">{tobacco.name}</h2>
        {tobacco.altName && <p className="text-[17px] text-hint wrap-anywhere">{tobacco.altName}</p>}
        <Gist tobacco={tobacco} />
      </div>
    </header>
  );
};

/** What can't be relied on to be there. */
const SPECIAL: ReadonlySet<CatalogStatus> = new Set(['limited', 'discontinued', 'joke']);

/** What one wants to know before anything else, in a line: how good, how strong, and whether it can be had. */
const Gist = ({ tobacco }: { tobacco: KnownTobacco }) => {
  const texts = useTexts();
  const words = useWords();
  const { rating, ratingsCount, status } = tobacco;
  const strength = tobacco.strengthOfficial ?? tobacco.strengthByRatings;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-[15px] leading-6 text-hint">
      {rating === null ? (
        words.tobacco.noRatings
      ) : (
        <span className="flex items-center gap-1.5">
          <span className="font-semibold text-ink">
            <Rating value={rating} />
          </span>
          {ratingsCount !== null && words.ratings(ratingsCount)}
        </span>
      )}
      {strength !== null && (
        <span className="flex items-center gap-2">
          <Strength value={strength} />
          <span aria-hidden="true">{texts.strength(strength)}</span>
        </span>
      )}
      {status !== null && SPECIAL.has(status) && (
        <span className="rounded-lg bg-tint px-2 text-[13px] font-medium text-accent">
          {words.status(status)}
        </span>
      )}
    </p>
  );
};

/**
 * Its place is there before the picture is; the room around it is filled with the picture itself, out of focus. It is the
 * row's own file, so whoever comes from a row waits for nothing.
 */
const Portrait = ({ tobacco: { imageUrl, brand, name } }: { tobacco: KnownTobacco }) => (
  <div
    className={`relative -mx-3 flex items-center justify-center overflow-hidden bg-tint ${imageUrl === null ? 'h-32' : 'h-[min(26dvh,12rem)]'}`}
  >
    {imageUrl !== null && <Photo src={imageUrl} alt="" eager className="scale-150 opacity-70 blur-2xl" />}
    <Picture
      src={imageUrl}
      name={brand.name}
      alt={name}
      eager
      className={`text-6xl ${imageUrl === null ? 'size-full' : 'aspect-square h-[calc(100%-2rem)] rounded-2xl shadow-xl'}`}
    />
  </div>
);
