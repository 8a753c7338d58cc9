import { icon } from './icon.tsx';

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
export const BinIcon = icon(
  <>
    <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5" />
    <path d="M10 11v5M14 11v5" />
  </>,
);
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
export const FilterIcon = icon(
  <>
    <path d="M4 8h9M18.5 8H20M4 16h1.5M11 16h9" />
    <circle cx="15.8" cy="8" r="2.4" />
    <circle cx="8.2" cy="16" r="2.4" />
  </>,
);
export const BrandsIcon = icon(
  <path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z" />,
);
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8.3" r="3.8" />
    <path d="M4.8 20c.8-3.9 3.6-5.8 7.2-5.8s6.4 1.9 7.2 5.8" />
  </>,
);
