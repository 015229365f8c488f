import { Icon } from '@/components/ui/icon/icon';
import { type PageCheck, pageCheckSentence, type SheetCheck } from '@/lib/domain/agreements/page-check';

const kinds = { COVER: 'Cover', TEXT: 'Text', SIGNATURE: 'Signature sheet' } as const;

const results = {
  SAME: { label: 'Same words', icon: 'circle-check', ink: 'text-success-dark' },
  CHANGED: { label: 'Words differ', icon: 'warning', ink: 'text-error-dark' },
  BY_EYE: { label: 'Compare by eye', icon: 'info', ink: 'text-muted' },
} as const;

/** What the portal found on each page of a scan. */
export function PageCheckList({ check }: { check: PageCheck }) {
  return (
    <div className="space-y-3">
      <p className="max-w-reading">{pageCheckSentence(check)}</p>
      <ol className="border-line border-t">
        {check.sheets
          .map((sheet, at) => ({ sheet, label: labelOf(check, at) }))
          .map(({ sheet, label }) => (
            <SheetLine key={label} sheet={sheet} label={label} />
          ))}
      </ol>
    </div>
  );
}

const labelOf = ({ sheets }: PageCheck, at: number): string => {
  const kind = sheets[at]?.kind ?? 'TEXT';
  return `Page ${at + 1}: ${kind === 'TEXT' ? `text, page ${at}` : kinds[kind].toLowerCase()}`;
};

function SheetLine({ sheet, label }: { sheet: SheetCheck; label: string }) {
  const { label: result, icon, ink } = results[sheet.result];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-line border-b py-2">
      <div className="min-w-0 grow basis-60">
        <p>{label}</p>
        <Words label="Missing" words={sheet.missing} count={sheet.missingCount} />
        <Words label="Not in the text" words={sheet.added} count={sheet.addedCount} />
      </div>
      <p className={`flex gap-2 font-bold ${ink}`}>
        <Icon name={icon} className="mt-0.5" />
        {result}
      </p>
    </li>
  );
}

function Words({ label, words, count }: { label: string; words: readonly string[]; count: number }) {
  if (count === 0) return null;
  const more = count - words.length;
  return (
    <p className="wrap-anywhere text-sm">
      <span className="text-muted">{label}:</span> {words.join(', ')}
      {more > 0 && ` and ${more.toLocaleString('en-US')} more`}
    </p>
  );
}
