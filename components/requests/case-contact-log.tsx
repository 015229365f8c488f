import { CaseSection } from '@/components/workflow/case-section';
import type { ContactLogView } from '@/lib/domain/requests/case-view';

/** Calls, meetings and visits between the liaison and the agency. */
export function CaseContactLog({ entries }: { entries: readonly ContactLogView[] }) {
  if (entries.length === 0) return null;
  return (
    <CaseSection id="contact-log" heading="Contact log">
      <ul className="border-line border-t">
        {entries.map((entry) => (
          <li key={entry.id} className="space-y-1 border-line border-b py-3">
            <p>
              <span className="font-bold">{entry.kind}</span>, {entry.date}
            </p>
            <p className="text-muted">{entry.participants}</p>
            <p className="wrap-anywhere max-w-reading whitespace-pre-line">{entry.summary}</p>
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}
