import type { ItemState } from '@hookah/shared/closed-sets';
import { useState } from 'react';
import { CheckIcon } from '#src/components/icons.tsx';

type TickProps = { label: string; state: ItemState; onTick: () => unknown };

/** The round box at a row's end; it fills at the touch, before the row has gone to its new place. */
export const Tick = ({ label, state, onTick }: TickProps) => {
  const [pressed, setPressed] = useState(false);
  const isFull = state === 'tried' ? !pressed : pressed;
  return (
    <button
      type="button"
      aria-label={label}
      // The focus goes from row to row: a key that is held down must not tick them all.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      className="flex size-12 shrink-0 items-center justify-center rounded-full"
      onClick={() => {
        // A second touch of a finger that was faster than the row.
        if (pressed) return;
        setPressed(true);
        onTick();
      }}
    >
      <span
        className={`flex size-7 items-center justify-center rounded-full border-2 transition-colors duration-150 [&>svg]:size-4.5 ${
          isFull ? 'border-button bg-button text-button-text' : 'border-edge text-transparent'
        }`}
      >
        <CheckIcon />
      </span>
    </button>
  );
};
