import { Picture } from '#src/components/picture.tsx';
import { NextIcon } from '#src/components/screen-icons.tsx';
import type { KnownTobacco } from '#src/data/catalog.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { useWords } from '#src/texts/words.ts';

export const TobaccoHead = ({ tobacco }: { tobacco: KnownTobacco }) => {
  const words = useWords();
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
        {tobacco.status && tobacco.status !== 'unknown' && (
          <p className="mt-2 inline-flex min-h-7 items-center rounded-lg bg-tint px-2.5 text-[13px] font-medium text-accent">
            {words.status(tobacco.status)}
          </p>
        )}
      </div>
    </header>
  );
};

/** Its place is there before the picture is; the room around it is filled with the picture itself, out of focus. */
const Portrait = ({ tobacco: { imageUrl, brand, name } }: { tobacco: KnownTobacco }) => (
  <div
    className={`relative -mx-3 flex items-center justify-center overflow-hidden bg-tint ${imageUrl === null ? 'h-32' : 'h-[min(38dvh,17rem)]'}`}
  >
    {imageUrl !== null && (
      <img
        src={imageUrl}
        alt=""
        referrerPolicy="no-referrer"
        className="absolute inset-0 size-full scale-150 object-cover opacity-70 blur-2xl"
      />
    )}
    <Picture
      src={imageUrl}
      name={brand.name}
      alt={name}
      eager
      className={`relative text-6xl ${imageUrl === null ? 'size-full' : 'aspect-square h-[calc(100%-2.5rem)] rounded-2xl shadow-xl'}`}
    />
  </div>
);
