import { ITEM_STATES, type ItemState, VERDICTS } from '@hookah/shared/closed-sets';
import type { WishlistStats } from '@hookah/shared/wishlist-views';
import { useQuery } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { Awaiting } from '#src/components/awaiting.tsx';
import { Group } from '#src/components/group.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Page } from '#src/components/page.tsx';
import { ChartIcon } from '#src/components/screen-icons.tsx';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { Bars } from './bars.tsx';
import { Months } from './months.tsx';
import { StrengthColumns } from './strength-columns.tsx';

const MOST_BRANDS = 7;

export const StatsPage = ({ onBack }: { onBack: () => void }) => {
  const words = useWords();
  const { api } = useServices();
  const query = useQuery({
    queryKey: ['stats'],
    queryFn: ({ signal }) => api.wishlist.stats({ signal }),
    // The list may have changed since: it is asked for each time the page is opened.
    staleTime: 0,
  });
  const { data } = query;
  const content = () => {
    if (data !== undefined) {
      return data.total === 0 ? (
        <Notice icon={<ChartIcon />} {...words.stats.empty} />
      ) : (
        <Pictures stats={data} />
      );
    }
    return <Awaiting query={query} />;
  };
  return (
    <Page title={words.stats.title} onBack={onBack}>
      {content()}
    </Page>
  );
};

const Pictures = ({ stats }: { stats: WishlistStats }) => {
  const words = useWords();
  const brands = stats.brands.slice(0, MOST_BRANDS).map(({ brand, items }) => ({
    name: brand.name,
    value: items,
  }));
  const verdicts = VERDICTS.map((verdict) => ({
    name: words.verdict(verdict),
    value: stats.verdicts[verdict],
  }));
  return (
    <>
      <States states={stats.states} total={stats.total} />
      {stats.strengths.some(({ strength }) => strength !== null) && (
        <Group title={words.stats.strengths}>
          <StrengthColumns strengths={stats.strengths} />
        </Group>
      )}
      {brands.length > 0 && (
        <Group title={words.stats.brands}>
          <Bars values={brands} />
        </Group>
      )}
      <Group title={words.stats.months}>
        <Months months={stats.months} now={new Date()} />
      </Group>
      {verdicts.some(({ value }) => value > 0) && (
        <Group title={words.stats.verdicts}>
          <Bars values={verdicts} />
        </Group>
      )}
    </>
  );
};

const SHADES: Record<ItemState, string> = {
  wanted: 'bg-accent/30',
  purchased: 'bg-accent/60',
  tried: 'bg-accent',
};

/** How much of the list is where: one bar, and the numbers of it. */
const States = ({ states, total }: { states: WishlistStats['states']; total: number }) => {
  const texts = useTexts();
  const words = useWords();
  return (
    <section className="flex flex-col gap-3 rounded-2xl bg-section p-4">
      <h2 className="text-[15px] leading-5 text-hint">{words.stats.total(total)}</h2>
      <div aria-hidden="true" className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-fill">
        {ITEM_STATES.filter((state) => states[state] > 0).map((state) => (
          <span
            key={state}
            className={`h-full ${SHADES[state]}`}
            style={{ width: `${(states[state] / total) * 100}%` }}
          />
        ))}
      </div>
      <dl className="grid grid-cols-[repeat(3,auto)] justify-between gap-3">
        {ITEM_STATES.map((state) => (
          <div key={state} className="flex flex-col-reverse">
            <dt className="flex items-center gap-1.5 text-[13px] leading-[18px] text-hint">
              <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${SHADES[state]}`} />
              {texts.state(state)}
            </dt>
            <dd className="text-[28px] font-bold leading-9 tabular-nums">{words.number(states[state])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
