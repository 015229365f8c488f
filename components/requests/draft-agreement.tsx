import { RadioGroup } from '@/components/form/choices';
import { TextArea } from '@/components/form/text-area';
import { DateField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import type { AgreementChoiceView } from '@/lib/domain/requests/draft-view';
import { endsWanted, endWantedLabels, type RequestType } from '@/lib/domain/requests/request-type';

const wishCharsMax = 4000;

type Asked = { label: string; hint: string; date: string };

const words: Partial<Record<RequestType, Asked>> = {
  RENEW: {
    label: 'Why is the agreement still needed?',
    hint: 'What it has led to, and what would be missing without it. Name changes you would like as well.',
    date: 'From when should the renewal run?',
  },
  MODIFY: {
    label: 'What should change, and why?',
    hint: 'For example the number of officers, a contact, or a part of the text.',
    date: 'From when should the change count?',
  },
  TERMINATE_OR_SUSPEND: {
    label: 'Why do you want to leave the agreement?',
    hint: 'And what should happen with work that is under way. Name cases by their kind, no persons.',
    date: 'From which date?',
  },
};

const about = ({ number, program }: AgreementChoiceView) => `${number}, ${program}`;
const standing = ({ status, ends }: AgreementChoiceView) => (ends === null ? status : `${status}; ends ${ends}`);

type DraftAgreementProps = { draft: RequestDraft; agreements: readonly AgreementChoiceView[] };

/** The agreement that a request is about, and what is asked for it. */
export function DraftAgreement({ draft, agreements }: DraftAgreementProps) {
  const asked = words[draft.requestType];
  if (agreements.length === 0) {
    return (
      <Alert tone="warning" heading="No agreement fits">
        <p>
          Your agency has no agreement in a status that fits this kind of request.{' '}
          <Link href={paths.agreements()}>See your agreements</Link>, or{' '}
          <Link href={paths.newRequest()}>start another kind of request</Link>.
        </p>
      </Alert>
    );
  }
  const isEnding = draft.requestType === 'TERMINATE_OR_SUSPEND';
  return (
    <div className="space-y-6">
      <RadioGroup
        name="aboutAgreementId"
        label="Which agreement is this about?"
        choices={agreements.map((agreement) => ({
          value: agreement.id,
          label: about(agreement),
          hint: standing(agreement),
        }))}
        defaultValue={draft.aboutAgreementId ?? undefined}
      />
      {isEnding && (
        <RadioGroup
          name="endWanted"
          label="What do you want?"
          choices={endsWanted.map((value) => ({ value, label: endWantedLabels[value] }))}
          defaultValue={draft.endWanted ?? undefined}
        />
      )}
      <TextArea
        name="changeWanted"
        label={asked?.label ?? 'What do you ask for?'}
        hint={asked?.hint}
        rows={8}
        max={wishCharsMax}
        defaultValue={draft.changeWanted}
      />
      <DateField
        name="wantedOn"
        label={asked?.date ?? 'From when?'}
        hint={isEnding ? 'The agreement itself says how much notice is due.' : 'Leave it open when any time suits you.'}
        defaultValue={draft.wantedOn ?? undefined}
        optional={!isEnding}
      />
    </div>
  );
}
