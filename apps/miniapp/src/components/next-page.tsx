import { useWords } from '#src/texts/words.ts';
import { Button } from './button.tsx';
import { WhenNear } from './when-near.tsx';

type NextPageProps = {
  query: {
    hasNextPage: boolean;
    isFetchNextPageError: boolean;
    isFetching: boolean;
    fetchNextPage: () => unknown;
  };
  /** How many are shown already. */
  of: number;
};

/** The end of a list that comes in pages: the next is fetched before it is reached, or by hand after that has failed. */
export const NextPage = ({ query, of }: NextPageProps) => {
  const words = useWords();
  if (query.isFetchNextPageError) {
    return (
      <Button look="quiet" onClick={() => void query.fetchNextPage()}>
        {words.more}
      </Button>
    );
  }
  if (!query.hasNextPage) return null;
  return (
    <WhenNear
      // What was under way as it came near may have been something else: after that it is looked at again.
      of={query.isFetching ? null : of}
      onNear={() => {
        if (!query.isFetching) void query.fetchNextPage();
      }}
    />
  );
};
