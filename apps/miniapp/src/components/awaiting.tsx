import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { Failure } from './failure.tsx';
import { CloudIcon } from './icons.tsx';
import { Notice } from './notice.tsx';
import { SkeletonRows } from './skeleton.tsx';

type AwaitingProps = {
  query: { error: unknown; isPaused: boolean; refetch: () => unknown };
  /** How many rows are likely to come. */
  rows?: number;
};

/** In place of an answer that is not there: it is on its way, it waits for a network, or it failed. */
export const Awaiting = ({ query: { error, isPaused, refetch }, rows }: AwaitingProps) => {
  const texts = useTexts();
  const words = useWords();
  if (isPaused) return <Notice icon={<CloudIcon />} title={texts.offline.title} text={words.offline} />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <SkeletonRows {...(rows === undefined ? {} : { count: rows })} />;
};
