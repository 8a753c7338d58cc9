import { useWords } from '#src/texts/words.ts';

/** Names with bars beneath, the longest as wide as there is room. */
export const Bars = ({ values }: { values: readonly { name: string; value: number }[] }) => {
  const words = useWords();
  const most = Math.max(1, ...values.map(({ value }) => value));
  return (
    <dl className="flex flex-col gap-3 px-4 py-3.5">
      {values.map(({ name, value }) => (
        <div key={name} className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1.5">
          <dt className="truncate text-[15px] leading-5">{name}</dt>
          <dd className="text-[15px] leading-5 tabular-nums text-hint">{words.number(value)}</dd>
          <span aria-hidden="true" className="col-span-2 h-2 overflow-hidden rounded-full bg-fill">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${(value / most) * 100}%` }}
            />
          </span>
        </div>
      ))}
    </dl>
  );
};
