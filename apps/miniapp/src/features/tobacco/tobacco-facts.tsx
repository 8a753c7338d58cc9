import type { ReactNode } from 'react';
import { useServices } from '#src/app-context.ts';
import { Cell, Group } from '#src/components/group.tsx';
import { OpenIcon, ShareIcon, SparkIcon } from '#src/components/screen-icons.tsx';
import { Strength } from '#src/components/strength.tsx';
import type { KnownTobacco } from '#src/data/catalog.ts';
import { useSharing } from '#src/data/use-sharing.ts';
import { openPage, startAppLink } from '#src/telegram/links.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { useFindTags } from './use-find-tags.ts';

/** Two flavours say what a tobacco is like; with all of them only itself would be found. */
const ALIKE = 2;

export const TobaccoFacts = ({ tobacco }: { tobacco: KnownTobacco }) => {
  const words = useWords();
  const { url } = tobacco;
  const { botUsername } = useServices();
  const { share, isPreparing } = useSharing();
  const findTags = useFindTags();
  const shareIt = () =>
    share({
      message: { tobaccoId: tobacco.id },
      // Without a bot of its own the installation has no link to itself; the catalogue's page is the next best.
      link: botUsername === null ? (url ?? null) : startAppLink(botUsername, `tobacco_${tobacco.id}`),
      text: `${tobacco.brand.name} — ${tobacco.name}`,
    });
  return (
    <>
      <dl className="rounded-2xl bg-section px-4 [&>div+div]:border-t-[0.5px] [&>div+div]:border-line">
        <StrengthFact name={words.tobacco.strengthOfficial} value={tobacco.strengthOfficial} />
        <StrengthFact name={words.tobacco.strengthByRatings} value={tobacco.strengthByRatings} />
        {tobacco.status !== null && tobacco.status !== 'unknown' && (
          <Fact name={words.filters.statuses}>{words.status(tobacco.status)}</Fact>
        )}
      </dl>

      {tobacco.description && (
        <section className="rounded-2xl bg-section px-4 py-3">
          <h3 className="pb-1 text-[13px] leading-[18px] text-heading">{words.tobacco.description}</h3>
          <p className="whitespace-pre-line text-pretty text-[15px] leading-[21px] wrap-anywhere">
            {tobacco.description}
          </p>
        </section>
      )}

      <Group>
        {tobacco.tags.length > 0 && (
          <Cell
            icon={<SparkIcon />}
            title={words.like}
            leads
            onClick={() => findTags(tobacco.tags.slice(0, ALIKE))}
          />
        )}
        <Cell icon={<ShareIcon />} title={words.share.do} isBusy={isPreparing} onClick={shareIt} />
        {url && <Cell icon={<OpenIcon />} title={words.tobacco.openSite} onClick={() => openPage(url)} />}
      </Group>
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
  const words = useWords();
  return (
    <Fact name={name}>
      {value === null ? (
        <span className="text-hint">{words.tobacco.unknown}</span>
      ) : (
        <>
          <span aria-hidden="true">{texts.strength(value)}</span>
          <Strength value={value} />
        </>
      )}
    </Fact>
  );
};
