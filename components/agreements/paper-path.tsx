import type { StepAct } from '@/components/agreements/agreement-page';
import { PaperPlace } from '@/components/agreements/paper-place';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import type { StepEnvelope } from '@/components/workflow/step-form';
import type { PaperPage } from '@/lib/domain/agreements/paper-view';

type Props = {
  page: PaperPage;
  /** Why a scan was not taken, and for which place. */
  refused: { placeId: string; text: string } | null;
  action: StepAct;
  envelopeFor: () => StepEnvelope;
};

/** Places signed in ink: what to print, what to bring back, and how a scan comes to count. */
export function PaperPath({ page, refused, ...acting }: Props) {
  return (
    <div className="max-w-4xl space-y-10">
      {page.done && (
        <Alert tone="success" size="slim" live="polite">
          You {page.done}.
        </Alert>
      )}
      {page.late && (
        <Alert tone="warning" heading="The time to sign is over">
          {page.late} A scan that came in time can still be confirmed.
        </Alert>
      )}
      <div className="max-w-reading space-y-4">
        <p>
          Each place is signed electronically or in ink; both count the same. A signature in ink counts once its scan is
          in the portal, the pages are compared with the frozen text, and one person of each side has confirmed it.
        </p>
        {page.signBy && !page.late && (
          <p>
            Last day to sign: <strong>{page.signBy.date}</strong>, {page.signBy.distance}.
          </p>
        )}
        <Disclosure summary="The frozen text">
          <div className="space-y-3">
            <p>
              Frozen on {page.frozenOn}. <Link href={page.pdfHref}>Download the PDF file</Link>
            </p>
            <HashText hash={page.sha256} label="SHA-256 of the text: it stands at the foot of every sheet" />
          </div>
        </Disclosure>
      </div>
      <ol className="space-y-8">
        {page.places.map((place) => (
          <li key={place.id} id={`place-${place.id}`} className="scroll-mt-6">
            <PaperPlace
              page={page}
              place={place}
              refusal={refused?.placeId === place.id ? refused.text : null}
              {...acting}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
