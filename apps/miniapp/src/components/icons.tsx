import type { ReactNode } from 'react';

/** Drawn on a 24 grid in the colour of the text around. Always beside words or on a labelled control. */
const icon = (drawing: ReactNode) => () => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    className="size-6 shrink-0"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {drawing}
  </svg>
);

export const ListIcon = icon(
  <>
    <path d="M3.5 6.5 5 8l2.5-3M3.5 12.5 5 14l2.5-3M3.5 18.5 5 20l2.5-3" />
    <path d="M11 7h9.5M11 13h9.5M11 19h9.5" />
  </>,
);
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </>,
);
export const PlusIcon = icon(<path d="M12 5.5v13M5.5 12h13" />);
export const CheckIcon = icon(<path d="m5.5 12.5 4.5 4.5 8.5-9.5" />);
export const CloseIcon = icon(<path d="m7 7 10 10M17 7 7 17" />);
export const ChevronIcon = icon(<path d="m8 10 4 4 4-4" />);
export const BinIcon = icon(
  <>
    <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5" />
    <path d="M10 11v5M14 11v5" />
  </>,
);
export const OpenIcon = icon(<path d="M14 5h5v5M19 5l-8 8M10 6H5v13h13v-5" />);
export const BagIcon = icon(<path d="M5.5 8.5h13l1 11h-15zM9 11V7a3 3 0 0 1 6 0v4" />);
export const CloudIcon = icon(
  <path d="M7 18.5a4 4 0 0 1-.5-8 5.5 5.5 0 0 1 10.6-1A4.5 4.5 0 0 1 17 18.5M4 4l16 16" />,
);
export const HookahIcon = icon(
  <>
    <path d="M9.5 8h5l-1.2 3.5h-2.6zM12 11.5V14" />
    <path d="M8.5 20c-1-3.5.8-6 3.5-6s4.5 2.5 3.5 6zM7.5 20h9" />
    <path d="M10.5 5c0-1.2 1.5-1.2 1.5-2.5M14 5.5c0-1 1-1 1-2" />
  </>,
);
