import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { Button } from '#src/components/button.tsx';
import { focusAgain } from '#src/components/focus-again.ts';
import { BinIcon } from '#src/components/icons.tsx';

type ConfirmationProps = {
  ask: string;
  yes: string;
  no: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
};

/**
 * Asked before what can't be undone. The focus is put on the answer that does no harm, and back to where it was: what was
 * pressed has to stay in the document meanwhile, hidden.
 */
export const Confirmation = ({ ask, yes, no, isBusy, onYes, onNo }: ConfirmationProps) => {
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    safe.current?.focus();
    return () => focusAgain(before);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onNo();
  };
  return (
    <div role="alertdialog" aria-label={ask} onKeyDown={onKeyDown} className="flex flex-col gap-2 p-3">
      <p className="text-balance pb-1 text-center font-semibold">{ask}</p>
      <Button look="danger" isWide isBusy={isBusy} onClick={onYes}>
        <BinIcon />
        {yes}
      </Button>
      <Button ref={safe} look="quiet" isWide onClick={onNo}>
        {no}
      </Button>
    </div>
  );
};
