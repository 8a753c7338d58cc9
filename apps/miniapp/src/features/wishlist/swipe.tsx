import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { BinIcon, CheckIcon } from '#src/components/icons.tsx';
import { haptics } from '#src/telegram/haptics.ts';

type SwipeProps = {
  /** What letting go does, in a word: to the right, and to the left. Told of when the row has left its place. */
  tick: string;
  onTick: () => Promise<void>;
  remove: string;
  onRemove: () => Promise<void>;
  children: ReactNode;
};

/** How far a row has to be drawn before letting go does something, and where a draw begins to be one. */
const FAR_PX = 110;
const START_PX = 12;

const isFar = (drawn: number) => Math.abs(drawn) >= FAR_PX;

/** A row that can be drawn aside. Only for fingers: for everybody there is the tick, and a button in the sheet. */
export const Swipe = ({ tick, onTick, remove, onRemove, children }: SwipeProps) => {
  const start = useRef<{ x: number; y: number; drawn: number } | null>(null);
  const [drawn, setDrawn] = useState(0);

  const onPointerDown = (event: PointerEvent) => {
    // A second finger is no part of it: where it was put down the first has never been.
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    start.current = { x: event.clientX, y: event.clientY, drawn: 0 };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = start.current;
    if (from === null || !event.isPrimary) return;
    const x = event.clientX - from.x;
    if (from.drawn === 0) {
      if (Math.abs(event.clientY - from.y) > START_PX) start.current = null;
      if (Math.abs(x) < START_PX) return;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (isFar(x) && !isFar(from.drawn)) haptics.reached();
    from.drawn = x;
    setDrawn(x);
  };
  const onEnd = async (event: PointerEvent) => {
    if (!event.isPrimary) return;
    const way = start.current?.drawn ?? 0;
    start.current = null;
    if (event.type === 'pointerup' && isFar(way)) {
      setDrawn(Math.sign(way) * innerWidth);
      await (way > 0 ? onTick : onRemove)();
    }
    setDrawn(0);
  };

  const look = isFar(drawn)
    ? drawn > 0
      ? 'bg-button text-button-text'
      : 'bg-danger text-section'
    : 'bg-fill text-hint';
  return (
    <div
      className="relative touch-pan-y"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
    >
      {drawn !== 0 && (
        <span
          aria-hidden="true"
          className={`absolute inset-0 flex items-center gap-2 px-5 ${look} ${drawn > 0 ? '' : 'flex-row-reverse'}`}
        >
          {drawn > 0 ? <CheckIcon /> : <BinIcon />}
          {drawn > 0 ? tick : remove}
        </span>
      )}
      <div
        className={`relative ${start.current ? '' : 'transition-transform duration-200'}`}
        style={{ transform: `translateX(${drawn}px)` }}
      >
        {children}
      </div>
    </div>
  );
};
