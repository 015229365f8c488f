import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import { sectionPlace } from '@/lib/domain/requests/draft-view';

type DraftSavedNoticeProps = {
  requestId: string;
  draft: RequestDraft;
  /** The section that was saved, as the address names it. */
  saved: string | undefined;
  /** The section one looks at now, which needs no link to itself. */
  here?: string;
};

/** What became of the save one comes from: complete, or saved with gaps, and which. */
export function DraftSavedNotice({ requestId, draft, saved, here }: DraftSavedNoticeProps) {
  const place = saved === undefined ? null : sectionPlace(draft.requestType, saved);
  if (!place) return null;
  const { section } = place;
  const missing = section.missing(draft);
  if (missing.length === 0) {
    return (
      <div className="mb-6">
        <Alert tone="success" size="slim" live="polite">
          “{section.title}” is saved and complete.
        </Alert>
      </div>
    );
  }
  return (
    <div className="mb-6">
      <Alert tone="warning" heading={`“${section.title}” is saved, with gaps`} live="polite">
        <ul className="list-disc pl-5">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {here !== section.key && (
          <p>
            <Link href={paths.requestSection(requestId, section.key)}>Go back to “{section.title}”</Link>, or go on and
            complete it later.
          </p>
        )}
      </Alert>
    </div>
  );
}
