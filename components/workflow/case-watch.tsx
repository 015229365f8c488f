'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { type CaseNews, newsSentence } from '@/lib/domain/workflow/case-news';

const everyMs = 30_000;

type Answer = CaseNews | 'OVER' | 'GONE';
type Ask = (address: string) => Promise<Answer>;

const askServer: Ask = async (address) => {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) return answer.status === 404 ? 'GONE' : 'OVER';
  const { newsAnswer } = await import('@/lib/domain/workflow/case-news-answer');
  return newsAnswer.parse(await answer.json());
};

type Props = {
  /** Where to ask for what others did on the case. */
  href: string;
  /** The version of the case that the page shows. */
  version: number;
  /** Given in tests. */
  ask?: Ask;
};

/**
 * Says quietly when somebody else moves the case while its page stands open. Nothing on the page moves until the reader
 * asks for it, and then what they typed stays. Asks only while the page is looked at, and keeps no session open.
 */
export function CaseWatch({ href, version, ask = askServer }: Props) {
  const [news, setNews] = useState<CaseNews | 'GONE' | null>(null);
  const router = useRouter();

  useEffect(() => {
    setNews(null);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      clearTimeout(timer);
      if (isOver || document.visibilityState !== 'visible') return;
      try {
        const answer = await ask(`${href}?since=${version}`);
        if (!isOver && answer !== 'OVER' && (answer === 'GONE' || answer.latest)) setNews(answer);
        if (answer === 'OVER' || answer === 'GONE') isOver = true;
      } catch {
        // No network: nothing is known, so nothing is said.
      }
      if (!isOver) timer = setTimeout(look, everyMs);
    };
    const seen = () => void look();
    timer = setTimeout(look, everyMs);
    document.addEventListener('visibilitychange', seen);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [href, version, ask]);

  return (
    <div role="status" className="sticky top-0 z-10 print:hidden">
      {news && (
        <div className="mb-6 shadow-float">
          <Alert tone="info" heading="This case has moved">
            {news === 'GONE' ? (
              <p>
                You do not see it any more: it went to another office, or your own role or office has changed. Copy what
                you still need from this page.
              </p>
            ) : (
              <>
                <p className="wrap-anywhere">{newsSentence(news)} This page shows it as it was before.</p>
                <Button tone="secondary" onClick={() => router.refresh()}>
                  Show it as it is now
                </Button>
              </>
            )}
          </Alert>
        </div>
      )}
    </div>
  );
}
