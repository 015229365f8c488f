'use client';
import { useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import { exemptions, exemptionText } from '@/lib/domain/records/exemptions';
import type { MarkedPage } from '@/lib/domain/records/release-view';

/** Words that were selected on a page, by their place in its text. */
export type Selected = { page: number; from: number; to: number; words: string };

type Props = { pages: readonly MarkedPage[]; onSelect?: (selected: Selected) => void };

/** Where a selection stands in the text of a box; null when it lies outside of it or is empty. */
const placeIn = (box: HTMLElement, selection: Selection | null): Omit<Selected, 'page'> | null => {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const [from, words] = [before.toString().length, range.toString()];
  return words === '' ? null : { from, to: from + words.length, words };
};

function Page({ page, onSelect, several }: { page: MarkedPage; several: boolean } & Pick<Props, 'onSelect'>) {
  const box = useRef<HTMLDivElement>(null);
  const { n } = page;
  useEffect(() => {
    if (!onSelect) return;
    const look = () => {
      const place = box.current && placeIn(box.current, document.getSelection());
      if (place) onSelect({ page: n, ...place });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [n, onSelect]);
  return (
    <section aria-label={several ? `Page ${n}` : 'The words'} className="space-y-2">
      {several && <h2 className="text-muted text-sm">Page {n}</h2>}
      {page.whole && <Alert size="slim">The whole page stays inside. {exemptionText(page.whole)}.</Alert>}
      {page.hasWords ? (
        // The reasons stand in generated content, so that a place in the box is the same place in the text.
        <div
          ref={box}
          className={`wrap-anywhere whitespace-pre-wrap rounded border border-line bg-surface p-4 text-reading leading-7 ${page.whole ? 'opacity-60' : ''}`}
        >
          {page.parts.map(({ text, exemption }, at) =>
            exemption === null ? (
              text
            ) : (
              <mark
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no name but their place
                key={at}
                data-reason={exemptions[exemption].cite}
                className="rounded-sm bg-ink px-0.5 text-white after:ml-1 after:font-semibold after:text-xs after:content-[attr(data-reason)]"
              >
                {text}
              </mark>
            ),
          )}
        </div>
      ) : (
        <p className="rounded border border-line bg-ground p-4 text-muted">
          This page is a picture without words. It does not leave in a copy that is set anew.
        </p>
      )}
    </section>
  );
}

/** The words of an item, page by page; what stays inside is dark. */
export function ItemWords({ pages, onSelect }: Props) {
  return (
    <div className="space-y-6">
      {pages.map((page) => (
        <Page key={page.n} page={page} onSelect={onSelect} several={pages.length > 1} />
      ))}
    </div>
  );
}
