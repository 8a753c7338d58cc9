import type { ReactNode } from 'react';
import { NextIcon } from './screen-icons.tsx';
import { Spinner } from './spinner.tsx';

type GroupProps = { title?: string; hint?: string; aside?: ReactNode; children: ReactNode };

/** Rows that belong together on one rounded ground, as in Telegram's own settings. */
export const Group = ({ title, hint, aside, children }: GroupProps) => (
  <section>
    {title && (
      <div className="flex min-h-6 items-end justify-between gap-3 px-3 pb-1.5">
        <h2 className="text-[13px] leading-[18px] text-heading">{title}</h2>
        {aside}
      </div>
    )}
    <div className="overflow-hidden rounded-2xl bg-section">{children}</div>
    {hint && <p className="px-3 pt-1.5 text-[13px] leading-[18px] text-hint">{hint}</p>}
  </section>
);

/** A line above what is no `Cell`, from where their words begin. */
export const UNDER =
  'relative before:absolute before:left-[54px] before:right-0 before:top-0 before:border-t-[0.5px] before:border-line';

type CellProps = {
  icon?: ReactNode;
  title: string;
  subtitle?: string;
  /** What stands at the end: a word, a switch, a picture. */
  end?: ReactNode;
  look?: 'plain' | 'accent' | 'danger';
  /** With it the row is a button; `leads` says that it opens something. */
  onClick?: () => void;
  leads?: boolean;
  /** What was asked for is on its way. */
  isBusy?: boolean;
  label?: string;
};

const LOOKS = { plain: '', accent: 'text-accent', danger: 'text-danger' };

export const Cell = ({
  look = 'plain',
  onClick,
  leads = false,
  isBusy = false,
  label,
  ...content
}: CellProps) => {
  const { icon, title, subtitle, end } = content;
  const body = (
    <>
      {icon && (
        <span className="flex size-[30px] shrink-0 items-center justify-center rounded-lg bg-tint text-accent [&>svg]:size-5">
          {icon}
        </span>
      )}
      <span
        className={`flex min-h-12 min-w-0 flex-1 items-center gap-3 border-line py-1.5 pr-3 group-not-first:border-t-[0.5px] ${LOOKS[look]}`}
      >
        <span className="min-w-0 flex-1">
          <span className="block wrap-anywhere">{title}</span>
          {subtitle && <span className="block text-[13px] leading-[18px] text-hint">{subtitle}</span>}
        </span>
        {end !== undefined && <span className="flex shrink-0 items-center gap-2 text-hint">{end}</span>}
        {isBusy && <Spinner />}
        {leads && (
          <span className="-ml-2 -mr-1 text-edge [&>svg]:size-5">
            <NextIcon />
          </span>
        )}
      </span>
    </>
  );
  const place = 'group flex w-full items-center gap-3 pl-3 text-left';
  if (onClick === undefined) return <div className={place}>{body}</div>;
  return (
    <button
      type="button"
      aria-label={label}
      aria-busy={isBusy}
      onClick={onClick}
      className={`${place} active:bg-fill`}
    >
      {body}
    </button>
  );
};
