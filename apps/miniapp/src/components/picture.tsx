import { useState } from 'react';
import { usePainted } from './use-painted.ts';

type PictureProps = {
  src: string | null;
  /** Whose first letter stands in when there is no picture. */
  name: string;
  className: string;
  /** Rows say the name beside it; only a picture on its own needs words. */
  alt?: string;
  eager?: boolean;
};

/** A picture whose place is kept from the start: the letter beneath shows until it has loaded, and when it fails. */
export const Picture = ({ src, name, className, alt = '', eager = false }: PictureProps) => {
  const [failed, setFailed] = useState<string | null>(null);
  const usable = usePainted() && src !== null && failed !== src;
  return (
    <span
      className={`relative flex shrink-0 items-center justify-center overflow-hidden bg-tint font-semibold text-accent ${className}`}
    >
      <span aria-hidden="true">{[...name.trim()][0]?.toUpperCase() ?? '•'}</span>
      {usable && (
        <img
          src={src}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          referrerPolicy="no-referrer"
          className="picture-in absolute inset-0 size-full bg-section object-cover"
          onError={() => setFailed(src)}
        />
      )}
    </span>
  );
};
