'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import { forgetAllTyped, forgetLeftPages, keepTyped, markComingBack, putBack, takeKept, typedOn } from './typed-text';

const pauseMs = 400;
// What was sent and taken stands in the page as it is drawn anew, and needs no keeping.
const sentMs = 5000;

/**
 * Keeps what is typed on signed-in pages in the browser tab, and puts it back once its person returns from sign-in.
 * @param owner the id of the person, so that nobody else in the same tab reads it
 */
export function TypedKeeper({ owner }: { owner: string }) {
  const path = usePathname();
  const [isBack, setBack] = useState(false);

  useEffect(() => {
    forgetLeftPages(path, owner);
    const entries = takeKept(path, owner);
    const restored = () => entries.length > 0 && putBack(document, entries) > 0;
    setBack(false);
    // The frame is there before its page, which may come in a stream a good while later.
    const arriving = new MutationObserver(() => {
      if (!restored()) return;
      arriving.disconnect();
      setBack(true);
    });
    if (restored()) setBack(true);
    else if (entries.length > 0) arriving.observe(document.body, { childList: true, subtree: true });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => keepTyped(path, owner, typedOn(document));
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, pauseMs);
    };
    const sent = () => {
      keep();
      timer = setTimeout(keep, sentMs);
    };
    // What was typed before this page could listen is kept as well.
    if (typedOn(document).length > 0) keep();
    document.addEventListener('input', soon);
    document.addEventListener('submit', sent, { capture: true });
    return () => {
      arriving.disconnect();
      clearTimeout(timer);
      document.removeEventListener('input', soon);
      document.removeEventListener('submit', sent, { capture: true });
    };
  }, [path, owner]);

  if (!isBack) return null;
  return (
    <div className="mb-6">
      <Alert tone="info" size="slim" live="polite">
        You were signed out before this was sent. What you had typed is back. It is not saved yet.
      </Alert>
    </div>
  );
}

/** On the page after signing out: nothing stays in the tab. */
export function ForgetTyped() {
  useEffect(forgetAllTyped, []);
  return null;
}

/** On the sign-in page: what the tab has kept belongs to somebody who is coming back. */
export function ComingBack() {
  useEffect(markComingBack, []);
  return null;
}
