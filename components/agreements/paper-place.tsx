import type { StepAct } from '@/components/agreements/agreement-page';
import { ScanCompare } from '@/components/agreements/scan-compare';
import { ScanUpload } from '@/components/agreements/scan-upload';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { PaperPage, PaperPlaceView } from '@/lib/domain/agreements/paper-view';

type Acting = { action: StepAct; envelopeFor: () => StepEnvelope };
type Props = { page: PaperPage; place: PaperPlaceView; refusal: string | null } & Acting;

const tags = {
  ELECTRONIC: { label: 'Electronic', tone: 'grey' },
  CHOSEN: { label: 'Waits for the scan', tone: 'yellow' },
  SCANNED: { label: 'Scan to be confirmed', tone: 'yellow' },
  COUNTED: { label: 'Signed in ink', tone: 'green' },
  SIGNED: { label: 'Signed electronically', tone: 'green' },
} as const;

/** One place to sign, with what the reader can do about it on paper. */
export function PaperPlace({ page, place, refusal, ...acting }: Props) {
  const { label, tone } = tags[place.state];
  return (
    <Card heading={place.role} aside={<Tag tone={tone}>{label}</Tag>}>
      <div className="space-y-6">
        <p>
          <span className="font-bold">{place.signer}</span>
          <span className="block text-muted">{place.organization}</span>
        </p>
        {place.state === 'ELECTRONIC' && <Choose place={place} {...acting} />}
        {place.state === 'CHOSEN' && place.copyHref && <PrintCopy page={page} place={place} href={place.copyHref} />}
        {place.state === 'CHOSEN' && <Upload place={place} refusal={refusal} />}
        {place.scan && <ScanCompare page={page} place={place} scan={place.scan} {...acting} />}
        <Rejected place={place} />
        {place.mayGiveUp && (
          <PlaceButton
            place={place}
            step="give_up_paper"
            label="Sign this place electronically after all"
            {...acting}
          />
        )}
      </div>
    </Card>
  );
}

function PlaceButton({
  place,
  step,
  label,
  action,
  envelopeFor,
}: { place: PaperPlaceView; step: string; label: string } & Acting) {
  return (
    <StepForm
      name={`${step}-${place.id}`}
      action={action}
      envelope={envelopeFor()}
      submit={label}
      tone="secondary"
      fields={[{ kind: 'hidden', name: 'placeId', value: place.id }]}
    >
      <input type="hidden" name="step" value={step} />
    </StepForm>
  );
}

function Choose({ place, ...acting }: { place: PaperPlaceView } & Acting) {
  if (!place.mayChoose)
    return <p className="text-muted">Signed on the signing page, unless the signer chooses paper.</p>;
  return (
    <div className="space-y-4">
      <p className="max-w-reading">
        On paper you get a copy of the frozen text to print. The signer signs the last sheet by hand, and you bring the
        scan of all sheets.
      </p>
      <PlaceButton place={place} step="choose_paper" label="Have this place signed on paper" {...acting} />
    </div>
  );
}

function PrintCopy({ page, place, href }: { page: PaperPage; place: PaperPlaceView; href: string }) {
  return (
    <section className="space-y-3">
      <h3 className="text-lg">Print and sign</h3>
      <p className="max-w-reading">
        {page.sheets} sheets: a cover, the frozen text as it is, and the sheet to sign. Every sheet carries the hash of
        the text. The signer states:
      </p>
      <ul className="max-w-reading list-disc pl-5">
        {place.words.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <ButtonRow>
        <LinkButton href={href} tone="secondary" icon="download">
          Download the print copy
        </LinkButton>
      </ButtonRow>
    </section>
  );
}

function Upload({ place, refusal }: { place: PaperPlaceView; refusal: string | null }) {
  return (
    <section className="space-y-3">
      <h3 className="text-lg">Bring the scan</h3>
      {place.mayUpload ? (
        <ScanUpload action={place.scanAction} refusal={refusal} />
      ) : (
        <p className="text-muted">{place.uploadProblem ?? 'The side of the signer brings the scan.'}</p>
      )}
    </section>
  );
}

function Rejected({ place }: { place: PaperPlaceView }) {
  if (place.rejected.length === 0) return null;
  return (
    <Disclosure summary={place.rejected.length === 1 ? 'A rejected scan' : `${place.rejected.length} rejected scans`}>
      <ul className="space-y-3">
        {place.rejected.map(({ id, text, reason }) => (
          <li key={id}>
            <p className="wrap-anywhere text-muted text-sm">{text}</p>
            <p className="wrap-anywhere whitespace-pre-line">{reason}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
