import type { TobaccoSummary } from '@hookah/shared/catalog';
import type { ReactNode } from 'react';
import { Picture } from './picture.tsx';
import { Rating } from './rating.tsx';
import { Strength } from './strength.tsx';

type TobaccoRowProps = {
  tobacco: TobaccoSummary | null;
  /** For an entry that is not in the catalogue. */
  name: string;
  note?: string | null;
  /** A word on how much it is wanted. */
  mark?: string | null;
  /** null: there is nothing more to see of it. */
  onOpen: (() => void) | null;
  /** Where all are of one brand its name is said once, above. */
  isBrandSaid?: boolean;
  /** The control at the row's end. */
  control: ReactNode;
};

/** A tobacco in a list: the row opens it, the control at its end does one thing more. */
export const TobaccoRow = ({
  tobacco,
  name,
  note = null,
  mark = null,
  isBrandSaid = false,
  onOpen,
  control,
}: TobaccoRowProps) => {
  // The maker's word first, as the search filters by it.
  const strength = tobacco?.strengthOfficial ?? tobacco?.strengthByRatings ?? null;
  const rating = tobacco?.rating ?? null;
  const Row = onOpen ? 'button' : 'div';
  return (
    <div className="flex min-h-[84px] items-center bg-section pr-1">
      <Row
        {...(onOpen && { type: 'button', onClick: onOpen })}
        className="flex min-w-0 flex-1 items-center gap-3 self-stretch rounded-xl py-2.5 pl-3 text-left enabled:active:bg-fill"
      >
        <Picture
          src={tobacco?.imageUrl ?? null}
          name={tobacco?.brand.name ?? name}
          className="size-14 rounded-xl text-xl"
        />
        <span className="min-w-0 flex-1">
          {((tobacco && !isBrandSaid) || mark) && (
            <span className="flex min-w-0 items-center gap-2 text-[13px] leading-[18px] text-hint">
              {tobacco && !isBrandSaid && <span className="truncate">{tobacco.brand.name}</span>}
              {mark && (
                <span className="shrink-0 rounded-md bg-tint px-1.5 font-medium text-accent">{mark}</span>
              )}
            </span>
          )}
          <span className="line-clamp-2 font-medium leading-[21px] wrap-anywhere">{name}</span>
          <span className="flex min-w-0 items-center gap-2 text-[13px] leading-[18px] text-hint">
            {tobacco?.line && <span className="truncate">{tobacco.line.name}</span>}
            {strength !== null && <Strength value={strength} />}
            {rating !== null && <Rating value={rating} />}
          </span>
          {note && <span className="mt-0.5 block truncate text-[13px] leading-[18px] text-hint">{note}</span>}
        </span>
      </Row>
      {control}
    </div>
  );
};
