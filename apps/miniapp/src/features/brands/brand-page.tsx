import { ApiError } from '@hookah/shared/api-error';
import type { Brand } from '@hookah/shared/catalog';
import { useQuery } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { AddButton } from '#src/components/add-button.tsx';
import { Awaiting } from '#src/components/awaiting.tsx';
import { Cell, Group } from '#src/components/group.tsx';
import { BrandsIcon, SearchIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { Page } from '#src/components/page.tsx';
import { Picture } from '#src/components/picture.tsx';
import { Rating } from '#src/components/rating.tsx';
import { Rows } from '#src/components/rows.tsx';
import { OpenIcon } from '#src/components/screen-icons.tsx';
import { Strength } from '#src/components/strength.tsx';
import { TobaccoRow } from '#src/components/tobacco-row.tsx';
import { useTobaccos } from '#src/data/catalog.ts';
import { NO_FILTERS } from '#src/data/search-filters.ts';
import { createSearching } from '#src/data/searching.ts';
import { useWholeList, useWishlist } from '#src/data/wishlist.ts';
import { useNavigation } from '#src/navigation/use-navigation.ts';
import { openPage } from '#src/telegram/links.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { FollowButton } from './follow-button.tsx';

type BrandPageProps = { slug: string; onBack: () => void };

const BEST = 5;

export const BrandPage = ({ slug, onBack }: BrandPageProps) => {
  const texts = useTexts();
  const words = useWords();
  const { api } = useServices();
  const query = useQuery({
    queryKey: ['brands', 'one', slug],
    queryFn: ({ signal }) => api.brands.get(slug, { signal }),
    staleTime: 10 * 60_000,
  });
  const { data: brand, error } = query;
  const content = () => {
    if (brand !== undefined) return <About brand={brand} />;
    if (error instanceof ApiError && error.status === 404) {
      return <Notice icon={<BrandsIcon />} {...words.brandsPage.missing} />;
    }
    return <Awaiting query={query} />;
  };
  return (
    <Page title={brand?.name ?? texts.brands.title} onBack={onBack}>
      {content()}
    </Page>
  );
};

const About = ({ brand }: { brand: Brand }) => {
  const words = useWords();
  const navigation = useNavigation();
  const { slug, name } = brand;
  return (
    <>
      <header className="flex items-center gap-4 px-1">
        <Picture src={brand.imageUrl} name={brand.name} className="size-20 rounded-2xl text-3xl" />
        <div className="min-w-0 flex-1">
          {brand.altName && <p className="text-[17px] wrap-anywhere">{brand.altName}</p>}
          <p className="text-[15px] leading-5 text-hint">
            {[brand.country, words.tobaccos(brand.tobaccosCount)].filter(Boolean).join(' · ')}
          </p>
          {brand.rating !== null && (
            <p className="flex gap-2 text-[15px] leading-5 text-hint">
              <Rating value={brand.rating} />
              {brand.ratingsCount !== null && words.ratings(brand.ratingsCount)}
            </p>
          )}
        </div>
      </header>
      <div>
        <div className="grid">
          <FollowButton brand={brand} />
        </div>
        <p className="pt-1.5 text-center text-[13px] leading-[18px] text-hint">{words.brandsPage.hint}</p>
      </div>
      <Best brand={brand} />
      <Group>
        <Cell
          icon={<SearchIcon />}
          title={words.brandsPage.all}
          end={words.number(brand.tobaccosCount)}
          leads
          onClick={() =>
            navigation.openPage({ kind: 'found', searching: createSearching({ brand: { slug, name } }) })
          }
        />
      </Group>
      {brand.lines.length > 0 && (
        <Group title={words.brandsPage.lines}>
          {brand.lines.map((line) => {
            const strength = line.strengthOfficial ?? line.strengthByRatings;
            return (
              <Cell
                key={line.id}
                title={line.name}
                subtitle={words.tobaccos(line.tobaccosCount)}
                end={strength !== null && <Strength value={strength} />}
              />
            );
          })}
        </Group>
      )}
      {brand.description && (
        <Group title={words.brandsPage.about}>
          <p className="whitespace-pre-line px-4 py-3 text-[15px] leading-[21px] wrap-anywhere">
            {brand.description}
          </p>
        </Group>
      )}
      <Group>
        <Cell
          look="accent"
          title={words.tobacco.openSite}
          end={<OpenIcon />}
          onClick={() => openPage(brand.url)}
        />
      </Group>
    </>
  );
};

const Best = ({ brand }: { brand: Brand }) => {
  const words = useWords();
  const { open } = useNavigation();
  const { data } = useTobaccos('', { ...NO_FILTERS, brand });
  const { data: items = [] } = useWishlist();
  useWholeList();
  const best = data?.pages[0]?.items.slice(0, BEST) ?? [];
  if (best.length === 0) return null;
  return (
    <section>
      <h2 className="px-3 pb-1.5 text-[13px] leading-[18px] text-heading">{words.brandsPage.best}</h2>
      <Rows label={words.brandsPage.best}>
        {best.map((tobacco) => {
          const onOpen = () => open({ kind: 'tobacco', id: tobacco.id });
          const item = items.find((other) => other.tobacco?.id === tobacco.id);
          return (
            <li key={tobacco.id}>
              <TobaccoRow
                tobacco={tobacco}
                name={tobacco.name}
                isBrandSaid
                onOpen={onOpen}
                control={<AddButton tobacco={tobacco} item={item} onOpen={onOpen} />}
              />
            </li>
          );
        })}
      </Rows>
    </section>
  );
};
