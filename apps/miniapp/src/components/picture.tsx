import { type CSSProperties, useRef, useState } from 'react';
import { useConnection } from '#src/data/connection.ts';
import { useWanted } from './use-wanted.ts';

type PhotoProps = {
  src: string;
  alt: string;
  className: string;
  eager?: boolean;
  onError?: () => void;
};

/** What comes this soon was at hand. */
const AT_HAND_MS = 100;

/** A picture that is not there before it is whole; it comes softly when one had to wait for it. */
export const Photo = ({ src, alt, className, eager = false, onError }: PhotoProps) => {
  const [since] = useState(() => performance.now());
  return (
    <img
      ref={(image) => {
        if (image?.complete) image.dataset.here = '';
      }}
      src={src}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      referrerPolicy="no-referrer"
      className={`photo absolute inset-0 size-full object-cover ${className}`}
      onLoad={({ currentTarget: { dataset } }) => {
        dataset.here ??= performance.now() - since < AT_HAND_MS ? '' : 'late';
      }}
      onError={onError}
    />
  );
};

/** Where on the circle of colours a name lies. */
const turnOf = (name: string): number =>
  [...name].reduce((turn, letter) => (turn * 31 + (letter.codePointAt(0) ?? 0)) % 360, 0);

type PictureProps = {
  src: string | null;
  /** Whose first letter stands in when there is no picture. */
  name: string;
  className: string;
  /** Rows say the name beside it; only a picture on its own needs words. */
  alt?: string;
  /** It is what one came for: not first looked where it stands. */
  eager?: boolean;
};

/** A picture whose place is kept from the start: a letter in a colour of the name's own shows until it is there. */
export const Picture = ({ src, name, className, alt = '', eager = false }: PictureProps) => {
  const [failed, setFailed] = useState<string | null>(null);
  const connection = useConnection();
  const [known, setKnown] = useState(connection);
  if (known !== connection) {
    setKnown(connection);
    // What failed without a network is tried again with one.
    if (connection === 'online') setFailed(null);
  }
  const place = useRef<HTMLSpanElement>(null);
  const isWanted = useWanted(src, place, eager) && src !== null && failed !== src;
  return (
    <span
      ref={place}
      className={`picture relative flex shrink-0 items-center justify-center overflow-hidden font-semibold ${className}`}
      style={{ '--turn': turnOf(name) } as CSSProperties}
    >
      <span aria-hidden="true">{[...name.trim()][0]?.toUpperCase() ?? '•'}</span>
      {isWanted && (
        <Photo src={src} alt={alt} eager={eager} className="bg-section" onError={() => setFailed(src)} />
      )}
    </span>
  );
};
