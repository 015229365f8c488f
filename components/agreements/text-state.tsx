import { SinceYou } from '@/components/agreements/since-you';
import { TextBar } from '@/components/agreements/text-bar';
import { TextGuide } from '@/components/agreements/text-guide';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';
import { type OpenPoints, openPoints } from '@/lib/domain/agreements/open-points';
import { predecessorVersion } from '@/lib/domain/agreements/text-changes';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  view: AgreementTextPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

const settledBy = ({ settled }: AgreementTextPage): string | null => {
  if (settled.agency && !settled.ice) return 'The agency has said that the text is settled. ICE says so next.';
  if (settled.ice && !settled.agency) return 'ICE has said that the text is settled. The agency says so next.';
  return null;
};

const sentenceOf = (view: AgreementTextPage): string => {
  if (view.status.code === 'DRAFT') return 'The liaison completes the terms and opens the negotiation.';
  const said = settledBy(view);
  if (said) return said;
  const answers = view.sections.flatMap(({ proposals }) => proposals.filter(({ mayAnswer }) => mayAnswer)).length;
  const other = view.side === 'AGENCY' ? 'ICE' : 'The agency';
  if (answers > 0) {
    const what = answers === 1 ? 'a change' : `${answers} changes`;
    return `${other} proposes ${what} of the text. Read it below, then accept it or reject it with a reason.`;
  }
  const waits = view.openProposals > 0 ? ' The other side answers your proposal.' : '';
  if (view.openComments > 0) {
    const open = view.openComments === 1 ? 'the open comment' : `the ${view.openComments} open comments`;
    return `Settle ${open}.${waits || ' Then each side says that the text is settled.'}`;
  }
  if (waits) return 'The other side answers your proposal next. You can go on reading and commenting.';
  return 'Read the text. Propose a change where you need one; when nothing is open, each side says that it is settled.';
};

/** How the text stands: what the reader can do now, what is still open, and what happened since they were here. */
export function TextState({ view, action, envelopeFor }: Props) {
  const { settle } = view;
  const open = openPoints(view.sections, view.mayComment);
  const yours = open.points.filter((point) => point.yours);
  const negotiated = view.status.code === 'NEGOTIATION' || view.status.code === 'DRAFT';
  return (
    <div className="space-y-6">
      {negotiated && (
        <div className="print:hidden">
          <NextStepBar
            turn={settle?.ok || yours.length > 0 ? 'you' : 'others'}
            sentence={sentenceOf(view)}
            blocked={settle && !settle.ok ? [{ label: settle.label, reasons: settle.reasons }] : []}
          >
            {settle?.ok && (
              <StepForm action={action} envelope={envelopeFor()} submit={settle.label} name="settle">
                <input type="hidden" name="step" value={settle.step} />
              </StepForm>
            )}
          </NextStepBar>
        </div>
      )}
      <TextBar view={view} open={open} action={action} envelopeFor={envelopeFor} />
      <OpenList open={open} />
      <SinceYou since={view.sinceYou} />
      <Reviews view={view} />
      {view.predecessor && (
        <p className="max-w-reading">
          This text follows the text in force of <Link href={view.predecessor.href}>{view.predecessor.number}</Link>.
          Sections that differ from it are marked.{' '}
          <Link href={paths.agreementTextChangesFrom(view.id, predecessorVersion)}>Compare the two, word by word</Link>
        </p>
      )}
      <TextGuide view={view} />
      {view.openPlaces.length > 0 && (
        <Alert tone="warning" heading="Still to be written">
          <p>The text has no value yet for: {view.openPlaces.join('; ')}.</p>
        </Alert>
      )}
    </div>
  );
}

/** Each open point with the way to it. */
function OpenList({ open: { points } }: { open: OpenPoints }) {
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="open-points" className="space-y-2 print:hidden">
      <h2 id="open-points" className="text-xl">
        What is still open
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {points.map(({ key, sectionKey, section, todo, yours }) => (
          <li key={key} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
            <p className="min-w-0 wrap-anywhere">
              <Link href={`#${sectionKey}`}>{section}</Link> <span className="block">{todo}</span>
            </p>
            {yours && <Tag tone="yellow">You can settle this</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What reviewers have to read again. */
function Reviews({ view }: Pick<Props, 'view'>) {
  const begun = view.reviews.filter(({ acts }) => acts.length > 0);
  if (begun.length === 0) return null;
  return (
    <section aria-labelledby="reviews" className="space-y-3">
      <h2 id="reviews" className="text-xl">
        Reviews
      </h2>
      <ul className="space-y-1">
        {begun.map(({ kind, label, sentence }) => (
          <li key={kind} className="max-w-reading">
            <strong>{label}:</strong> {sentence}
          </li>
        ))}
      </ul>
      <p>
        <Link href={paths.agreementReview(view.id)}>Open the reviews</Link>
      </p>
    </section>
  );
}
