import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { paths } from '@/lib/domain/paths';
import { type ExportLine, type ExportNews, exportStateFacts } from '@/lib/domain/requests/export-words';

const everyMs = 3000;

type Answer = readonly ExportNews[] | 'OVER';

/** Asks what became of the files of the page. */
export type AskNews = () => Promise<Answer>;

const askServer: AskNews = async () => {
  const answer = await fetch(paths.requestExportNews(), { cache: 'no-store' });
  if (!answer.ok) return 'OVER';
  const { exportNewsAnswer } = await import('@/lib/domain/requests/export-news-answer');
  return exportNewsAnswer.parse(await answer.json()).files;
};

/**
 * How far the files of the page are, while one of them comes about and the page is looked at. A file that goes from one
 * state to another has the page drawn anew. Asking so keeps no session open.
 */
export const useExportNews = (lines: readonly ExportLine[], ask: AskNews = askServer): readonly ExportNews[] => {
  const [news, setNews] = useState<readonly ExportNews[]>([]);
  const router = useRouter();
  const shown = lines.map(({ id, state }) => `${id} ${state}`).join();
  const waits = lines.some(({ state }) => exportStateFacts[state].open);

  useEffect(() => {
    if (!waits) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async () => {
      clearTimeout(timer);
      if (isOver || document.visibilityState !== 'visible') return;
      try {
        const files = await ask();
        if (isOver) return;
        if (files === 'OVER') isOver = true;
        else {
          setNews(files);
          if (files.some(({ id, state }) => shown.includes(id) && !shown.includes(`${id} ${state}`))) router.refresh();
        }
      } catch {
        // No network: what was known stays on the page.
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
  }, [waits, shown, ask, router]);

  return news;
};
