import { Alert } from '@/components/ui/alert/alert';
import { DueMarker } from '@/components/workflow/due-marker';
import { titlesText } from '@/lib/domain/requests/changes-view';
import type { ReturnedHead } from '@/lib/domain/requests/draft-view';

/** Until when a returned request is answered, and what the agency had asked to correct. */
export function DraftReturnedHead({ returned }: { returned: ReturnedHead }) {
  const { due, correction } = returned;
  const until = due && (
    <p>
      Send the request again by <DueMarker {...due} />
    </p>
  );
  if (!correction) return until;
  return (
    <div className="mb-8 space-y-3">
      <Alert tone="info" heading={`You can correct ${titlesText(correction.sections)}`}>
        <p className="wrap-anywhere whitespace-pre-line">You asked: {correction.reason}</p>
        {correction.note !== '' && (
          <p className="wrap-anywhere whitespace-pre-line">
            {returned.by} says: {correction.note}
          </p>
        )}
        <p>The other sections stay as you sent them. ICE reads your changes once you send the request again.</p>
      </Alert>
      {until}
    </div>
  );
}
