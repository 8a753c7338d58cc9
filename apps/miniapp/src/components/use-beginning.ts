import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What is listed anew is seen from its beginning; coming back to it keeps the place. @returns where it is listed */
export const useBeginning = (listed: string): RefObject<HTMLDivElement | null> => {
  const place = useRef<HTMLDivElement>(null);
  const seen = useRef(listed);
  useLayoutEffect(() => {
    if (seen.current === listed) return;
    seen.current = listed;
    place.current?.closest('[role=tabpanel], .page')?.scrollTo(0, 0);
  }, [listed]);
  return place;
};
