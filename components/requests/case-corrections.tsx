import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import type { CorrectionView } from '@/lib/domain/requests/case-view';

/** What the agency asked to correct after it had sent the request, and what ICE answered. */
export function CaseCorrections({ corrections }: { corrections: readonly CorrectionView[] }) {
  if (corrections.length === 0) return null;
  return (
    <CaseSection id="corrections" heading="Corrections asked for">
      <ol className="border-line border-t">
        {corrections.map((one) => (
          <li key={one.id} className="space-y-2 border-line border-b py-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <p className="font-bold">{one.sections}</p>
              <Tag tone={one.state.tone}>{one.state.label}</Tag>
            </div>
            <p className="wrap-anywhere max-w-reading whitespace-pre-line">{one.reason}</p>
            <p className="text-muted text-sm">{[one.asked, one.decided].filter(Boolean).join('. ')}.</p>
            {one.note !== '' && (
              <p className="wrap-anywhere max-w-reading whitespace-pre-line border-line border-l-4 pl-3">{one.note}</p>
            )}
          </li>
        ))}
      </ol>
    </CaseSection>
  );
}
