import { PlainNote } from '@/components/agreements/plain-words';
import { ProposalForm, SectionProposals } from '@/components/agreements/section-proposals';
import { SectionThread } from '@/components/agreements/section-thread';
import { TextProse } from '@/components/agreements/text-prose';
import { LinkButton } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import { WordChanges } from '@/components/workflow/word-changes';
import type { AgreementTextPage, SectionView } from '@/lib/domain/agreements/agreement-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Shared = {
  view: AgreementTextPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** The keys of the sections whose form is open. */
type Opened = { editing: string | null; proposing: string | null };

/** The agreement as one reads it: clause after clause, each with its comments beside it. */
export function TextDocument({ editing, proposing, ...shared }: Shared & Opened) {
  const { view } = shared;
  return (
    <article aria-label="Text" className="divide-y divide-line border-line border-y">
      {view.sections.map((section) => (
        <Section key={section.id} section={section} form={formOf(section, view, { editing, proposing })} {...shared} />
      ))}
      <div className="space-y-4 py-8">
        <h2 className="text-xl">Term and notice</h2>
        <TextProse text={`${view.term}\n\n${view.notice}`} />
        <p className="text-muted text-sm">
          {view.amendment ? 'An extension sets the end date; the rest comes' : 'Both come'} from the version of the
          template.
        </p>
      </div>
    </article>
  );
}

type OpenForm = 'edit' | 'propose' | null;

const formOf = ({ key, locked }: SectionView, view: AgreementTextPage, { editing, proposing }: Opened): OpenForm => {
  if (locked) return null;
  if (view.mayEdit && editing === key) return 'edit';
  return view.mayPropose && proposing === key ? 'propose' : null;
};

/** True when a reviewer has cleared other words of this section. */
const isReadAgain = ({ id }: SectionView, { reviews }: AgreementTextPage): boolean =>
  reviews.some(({ changed }) => changed.includes(id));

type SectionProps = Shared & { section: SectionView; form: OpenForm };

function Section({ section, form, view, action, envelopeFor }: SectionProps) {
  return (
    <section
      id={section.key}
      // Where a saved form leads back to: the keyboard goes on from here.
      tabIndex={-1}
      aria-labelledby={`${section.key}-heading`}
      className="grid scroll-mt-6 gap-x-10 gap-y-4 py-8 xl:grid-cols-[minmax(0,1fr)_18rem]"
    >
      <div className={`min-w-0 space-y-4 ${section.changed ? 'border-primary border-l-4 pl-4' : ''}`}>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h2 id={`${section.key}-heading`} className="min-w-0 text-xl">
            {section.number}. {section.heading}
          </h2>
          {section.locked && <Tag tone="grey">{view.amendment ? 'Not open here' : 'Mandatory clause'}</Tag>}
          {isReadAgain(section, view) && <Tag tone="yellow">Changed since it was cleared</Tag>}
          {section.marks && view.predecessor && <Tag>Differs from {view.predecessor.number}</Tag>}
        </div>
        <PlainNote plain={section.plain} />
        {form === 'edit' ? (
          <SectionForm section={section} view={view} action={action} envelope={envelopeFor()} />
        ) : (
          <SectionWords section={section} />
        )}
        {form === 'propose' && <ProposalForm section={section} view={view} action={action} envelope={envelopeFor()} />}
        {section.originText && <p className="text-muted text-sm">{section.originText}</p>}
        <SectionFoot section={section} view={view} form={form} />
        <SectionProposals section={section} view={view} action={action} envelopeFor={envelopeFor} />
      </div>
      <SectionThread section={section} view={view} action={action} envelopeFor={envelopeFor} />
    </section>
  );
}

/** In an amendment and in the draft of a renewal the words are marked against the text before. */
function SectionWords({ section: { marks, body } }: Pick<SectionProps, 'section'>) {
  if (!marks) return <TextProse text={body} />;
  return (
    <div className="max-w-reading">
      <WordChanges parts={marks} />
    </div>
  );
}

function SectionFoot({ section, view, form }: Pick<SectionProps, 'section' | 'view' | 'form'>) {
  if (section.locked) {
    return (
      <p className="flex max-w-reading gap-2 text-muted text-sm">
        <Icon name="lock" />
        <span>{section.lockReason}</span>
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {section.changeText && <p className="text-muted text-sm">{section.changeText}</p>}
      {view.mayEdit && form === null && (
        <LinkButton
          href={`${paths.agreementText(view.id)}?edit=${section.key}#${section.key}`}
          tone="quiet"
          icon="pencil"
        >
          Edit<span className="sr-only"> section {section.number}</span>
        </LinkButton>
      )}
      {view.mayPropose && form === null && (
        <LinkButton
          href={`${paths.agreementText(view.id)}?propose=${section.key}#${section.key}`}
          tone="quiet"
          icon="plus"
        >
          Propose a change<span className="sr-only"> of section {section.number}</span>
        </LinkButton>
      )}
    </div>
  );
}

type SectionFormProps = Pick<SectionProps, 'section' | 'view' | 'action'> & { envelope: StepEnvelope };

function SectionForm({ section, view, action, envelope }: SectionFormProps) {
  return (
    <StepForm
      name={`section-${section.key}`}
      action={action}
      envelope={envelope}
      submit="Save section"
      cancelHref={`${paths.agreementText(view.id)}#${section.key}`}
      fields={[
        {
          kind: 'paragraph',
          name: 'body',
          label: `Text of section ${section.number}`,
          hint: 'An empty line starts a paragraph. A line that begins with “- ” is an item of a list.',
          value: section.body,
          max: 12_000,
          rows: 14,
        },
        { kind: 'hidden', name: 'sectionId', value: section.id },
      ]}
    >
      <input type="hidden" name="step" value="save_section" />
      <input type="hidden" name="sectionKey" value={section.key} />
      <p className="text-muted text-sm">
        A change takes back what either side has said about the text being settled.{' '}
        <Link href={paths.agreement(view.id)}>Look at the terms</Link> before you repeat them here.
      </p>
    </StepForm>
  );
}
