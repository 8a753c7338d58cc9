import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { BinIcon } from '#src/components/icons.tsx';

type SwipeAwayProps = { label: string; onAway: () => void; children: ReactNode };

/** How far a row has to be drawn before letting go removes it, and where a draw begins to be one. */
const AWAY_PX = 110;
const START_PX = 12;

/** A row that can be drawn to the left to be removed. Only for fingers: the sheet has a button for everybody. */
export const SwipeAway = ({ label, onAway, children }: SwipeAwayProps) => {
  const start = useRef<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState<number | null>(null);

  const onPointerDown = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') start.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (start.current === null) return;
    const left = start.current.x - event.clientX;
    if (drawn === null) {
      if (Math.abs(event.clientY - start.current.y) > START_PX) start.current = null;
      if (left < START_PX) return;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    setDrawn(Math.max(0, left));
  };
  const onEnd = (event: PointerEvent) => {
    start.current = null;
    if (drawn === null) return;
    if (event.type === 'pointerup' && drawn >= AWAY_PX) onAway();
    setDrawn(null);
  };

  const isDrawn = drawn !== null;
  return (
    <div
      className="relative touch-pan-y"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
      // The press that ends a draw is not a press on what is beneath.
      onClickCapture={(event) => {
        if (isDrawn) event.stopPropagation();
      }}
    >
      {isDrawn && (
        <span
          aria-hidden="true"
          className={`absolute inset-0 flex items-center justify-end gap-2 bg-danger pr-5 text-section transition-opacity ${drawn >= AWAY_PX ? 'opacity-100' : 'opacity-70'}`}
        >
          <BinIcon />
          {label}
        </span>
      )}
      <div
        className={`relative ${isDrawn ? '' : 'transition-transform duration-200'}`}
        style={{ transform: `translateX(${-(drawn ?? 0)}px)` }}
      >
        {children}
      </div>
    </div>
  );
};
