import type { ReactNode } from 'react';

type NoticeProps = { icon: ReactNode; title: string; text: string; action?: ReactNode; isAlert?: boolean };

/** What stands where there is nothing to list: why, and what to do about it. */
export const Notice = ({ icon, title, text, action, isAlert = false }: NoticeProps) => (
  <div
    role={isAlert ? 'alert' : undefined}
    className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center"
  >
    <span className="mb-2 flex size-20 items-center justify-center rounded-full bg-tint text-accent [&>svg]:size-10">
      {icon}
    </span>
    <h2 className="text-balance text-xl font-semibold">{title}</h2>
    <p className="text-pretty text-[15px] leading-5 text-hint">{text}</p>
    {action && <div className="mt-4">{action}</div>}
  </div>
);
