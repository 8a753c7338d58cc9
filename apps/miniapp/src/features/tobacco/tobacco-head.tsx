import { Picture } from '#src/components/picture.tsx';
import type { KnownTobacco } from '#src/data/catalog.ts';
import { useTexts } from '#src/texts/texts.ts';

export const TobaccoHead = ({ tobacco }: { tobacco: KnownTobacco }) => {
  const texts = useTexts();
  return (
    <header>
      {/* The place of the picture is there before the picture is; without one it is lower, there being less to see. */}
      <Picture
        src={tobacco.imageUrl}
        name={tobacco.brand.name}
        alt={tobacco.name}
        eager
        className={`-mx-3 flex w-[calc(100%+1.5rem)] text-6xl ${tobacco.imageUrl === null ? 'h-32' : 'aspect-4/3 max-h-[38dvh]'}`}
      />
      <div className="px-1 pt-4">
        <p className="text-[15px] leading-5 text-hint">
          {tobacco.brand.name}
          {tobacco.line && ` · ${tobacco.line.name}`}
        </p>
        <h2 className="text-[22px] font-bold leading-7 wrap-anywhere">{tobacco.name}</h2>
        {tobacco.altName && <p className="text-[17px] text-hint wrap-anywhere">{tobacco.altName}</p>}
        {tobacco.status && tobacco.status !== 'unknown' && (
          <p className="mt-2 inline-flex min-h-7 items-center rounded-lg bg-tint px-2.5 text-[13px] font-medium text-accent">
            {texts.status(tobacco.status)}
          </p>
        )}
      </div>
    </header>
  );
};
