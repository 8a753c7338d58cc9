import { icon } from './icon.tsx';

/* Apart from those of the first screen, so that it is there sooner. */

export const ChevronIcon = icon(<path d="m8 10 4 4 4-4" />);
export const OpenIcon = icon(<path d="M14 5h5v5M19 5l-8 8M10 6H5v13h13v-5" />);
export const BackIcon = icon(<path d="m14.5 5-7 7 7 7" />);
export const NextIcon = icon(<path d="m10 6.5 5.5 5.5-5.5 5.5" />);
export const ChartIcon = icon(<path d="M5 19.5V12M12 19.5V4.5M19 19.5V9" />);
export const ShareIcon = icon(<path d="M12 14.5V3.8M8 7.5l4-4 4 4M7 11H5.5v9h13v-9H17" />);
export const BellIcon = icon(
  <>
    <path d="M6 16.5c1-1 1.2-2.5 1.2-5.5a4.8 4.8 0 0 1 9.6 0c0 3 .2 4.5 1.2 5.5z" />
    <path d="M10.3 19.7a2 2 0 0 0 3.4 0" />
  </>,
);
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.2" />
    <path d="M12 7.2V12l3.2 2" />
  </>,
);
export const MoonIcon = icon(<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z" />);
export const PenIcon = icon(
  <path d="M5 19v-3.4L15.6 5a1.9 1.9 0 0 1 2.7 0l.7.7a1.9 1.9 0 0 1 0 2.7L8.4 19zM13.5 7.2l3.3 3.3" />,
);
export const FileIcon = icon(<path d="M7 3.8h6.5L18 8.3v12H7zM13 4v4.8h4.8M9.8 13h5.4M9.8 16.5h5.4" />);
export const SparkIcon = icon(
  <path d="M11 4.5 12.7 10l5.5 1.7-5.5 1.7L11 19l-1.7-5.6-5.5-1.7L9.3 10zM18.5 3.5v4M16.5 5.5h4" />,
);
export const StarIcon = icon(
  <path d="m12 3.5 2.6 5.5 6 .7-4.5 4.1 1.2 5.9-5.3-3-5.3 3 1.2-5.9L3.4 9.7l6-.7z" />,
);
