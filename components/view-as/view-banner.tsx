'use client';
import { useEffect, useState } from 'react';
import { Submit } from '@/components/form/submit';
import { pageWidth } from '@/components/page/frame';
import { Icon } from '@/components/ui/icon/icon';
import { timeLeft } from '@/lib/domain/access/view-as';

type ViewBannerProps = {
  name: string;
  reason: string;
  endsAt: string;
  /** What is left now, as the server says it. */
  left: string;
  stop: () => Promise<void>;
};

const tickMs = 15_000;

/** Says on every page as whom an administrator sees the portal, why, for how long still, and stops it. */
export function ViewBanner({ name, reason, endsAt, left, stop }: ViewBannerProps) {
  const [shown, setShown] = useState(left);
  useEffect(() => {
    const end = new Date(endsAt);
    const tick = setInterval(() => {
      // Whatever is asked for now is drawn for the administrator again.
      if (end <= new Date()) globalThis.location.reload();
      else setShown(timeLeft(end, new Date()));
    }, tickMs);
    return () => clearInterval(tick);
  }, [endsAt]);
  return (
    <section aria-label="Seeing the portal as somebody else" className="bg-emergency text-white">
      <div className={`${pageWidth} flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3`}>
        <div className="flex min-w-0 max-w-reading items-start gap-3">
          <Icon name="eye" className="mt-0.5" />
          <div className="min-w-0">
            <p className="wrap-anywhere">
              <strong>You see the portal as {name}.</strong> You can only look. {shown} left.
            </p>
            <p className="wrap-anywhere line-clamp-2 text-sm">Reason: {reason}</p>
          </div>
        </div>
        <form action={stop} className="shrink-0">
          <Submit tone="secondary" waiting="Stopping…">
            Stop
          </Submit>
        </form>
      </div>
    </section>
  );
}
