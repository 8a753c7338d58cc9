import { useTexts } from '#src/texts/texts.ts';

const ROWS = ['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3', 'w-3/4', 'w-2/5', 'w-11/20'];

/** Rows of the shape of those to come, so that nothing jumps when they do. */
export const SkeletonRows = ({ count = ROWS.length }: { count?: number }) => {
  const texts = useTexts();
  return (
    <div role="status" className="overflow-hidden rounded-2xl bg-section">
      <span className="sr-only">{texts.loading}</span>
      {ROWS.slice(0, count).map((width) => (
        <div key={width} className="flex min-h-[84px] items-center gap-3 px-3">
          <span className="skeleton size-14 shrink-0 rounded-xl" />
          <span className="flex flex-1 flex-col gap-2.5">
            <span className="skeleton h-3 w-1/4 rounded" />
            <span className={`skeleton h-4 rounded ${width}`} />
            <span className="skeleton h-3 w-1/3 rounded" />
          </span>
          <span className="skeleton mr-2 size-7 shrink-0 rounded-full" />
        </div>
      ))}
    </div>
  );
};
