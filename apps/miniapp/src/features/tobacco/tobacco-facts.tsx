import type { ReactNode } from 'react';
import { OpenIcon } from '#src/components/icons.tsx';
import { Rating } from '#src/components/rating.tsx';
import { Strength } from '#src/components/strength.tsx';
import type { KnownTobacco } from '#src/data/catalog.ts';
import { openPage } from '#src/telegram/links.ts';
import { useTexts } from '#src/texts/texts.ts';

export const TobaccoFacts = ({ tobacco }: { tobacco: KnownTobacco }) => {
  const texts = useTexts();
  const { url } = tobacco;
  return (
    <>
      <dl className="rounded-2xl bg-section px-4 [&>div+div]:border-t [&>div+div]:border-line">
        <Fact name={texts.tobacco.rating}>
          {tobacco.rating === null ? (
            <span className="text-hint">{texts.tobacco.noRatings}</span>
          ) : (
            <>
              <span className="font-semibold">
                <Rating value={tobacco.rating} />
              </span>
              {tobacco.ratingsCount !== null && (
                <span className="text-hint">{texts.ratings(tobacco.ratingsCount)}</span>
              )}
            </>
          )}
        </Fact>
        <StrengthFact name={texts.tobacco.strengthOfficial} value={tobacco.strengthOfficial} />
        <StrengthFact name={texts.tobacco.strengthByRatings} value={tobacco.strengthByRatings} />
      </dl>

      {tobacco.tags.length > 0 && (
        <ul aria-label={texts.tobacco.tags} className="flex flex-wrap gap-1.5 px-1">
          {tobacco.tags.map((tag) => (
            <li
              key={tag.id}
              className="flex min-h-8 items-center rounded-full bg-section px-3 text-[15px] leading-5"
            >
              {tag.name}
            </li>
          ))}
        </ul>
      )}

      {tobacco.description && (
        <section className="rounded-2xl bg-section px-4 py-3">
          <h3 className="pb-1 text-[13px] leading-[18px] text-heading">{texts.tobacco.description}</h3>
          <p className="whitespace-pre-line text-pretty text-[15px] leading-[21px] wrap-anywhere">
            {tobacco.description}
          </p>
        </section>
      )}

      {url && (
        <button
          type="button"
          onClick={() => openPage(url)}
          className="flex min-h-12 items-center justify-between rounded-2xl bg-section px-4 text-left text-accent active:bg-fill [&>svg]:size-5"
        >
          {texts.tobacco.openSite}
          <OpenIcon />
        </button>
      )}
    </>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-12 items-center justify-between gap-4 py-2 text-[15px] leading-5">
    <dt className="text-hint">{name}</dt>
    <dd className="flex shrink-0 items-center justify-end gap-x-2">{children}</dd>
  </div>
);

const StrengthFact = ({ name, value }: { name: string; value: number | null }) => {
  const texts = useTexts();
  return (
    <Fact name={name}>
      {value === null ? (
        <span className="text-hint">{texts.tobacco.unknown}</span>
      ) : (
        <>
          <span aria-hidden="true">{texts.strength(value)}</span>
          <Strength value={value} />
        </>
      )}
    </Fact>
  );
};
