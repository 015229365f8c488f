import { CheckboxGroup } from '@/components/form/choices';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import {
  isAnsweredByPerson,
  type NeedMapPage,
  type NeedRow,
  needKindLabels,
  type SectionName,
} from '@/lib/domain/agreements/need-map';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  view: NeedMapPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** Each need beside the sections that answer it; where there is none, it says so. */
export function NeedMap({ view, action, envelopeFor }: Props) {
  return (
    <div className="space-y-10">
      <ul className="divide-y divide-line border-line border-y">
        {view.rows.map((need) => (
          <li key={need.key} className="grid gap-x-8 gap-y-3 py-5 md:grid-cols-2">
            <div className="min-w-0 space-y-2">
              <Tag>{needKindLabels[need.kind]}</Tag>
              <p className="wrap-anywhere">{need.text}</p>
            </div>
            <div className="min-w-0 space-y-2">
              <Answers need={need} id={view.id} />
              {view.mayMap && isAnsweredByPerson(need) && (
                <Disclosure summary={<MapWords need={need} />}>
                  <StepForm
                    name={`map-${need.key}`}
                    action={action}
                    envelope={envelopeFor()}
                    submit="Save the sections"
                  >
                    <input type="hidden" name="step" value="map_need" />
                    <input type="hidden" name="needKey" value={need.key} />
                    <CheckboxGroup
                      name="sectionIds"
                      label="Sections that answer this need"
                      hint="None ticked: no section answers it."
                      choices={view.sections}
                      defaultValue={need.answers.map(({ sectionId }) => sectionId)}
                      optional
                    />
                  </StepForm>
                </Disclosure>
              )}
            </div>
          </li>
        ))}
      </ul>
      <WithoutNeed view={view} />
    </div>
  );
}

function WithoutNeed({ view: { id, withoutNeed } }: Pick<Props, 'view'>) {
  if (withoutNeed.length === 0) return null;
  return (
    <section aria-labelledby="without-need" className="space-y-2 text-muted">
      <h2 id="without-need" className="text-base">
        Mandatory sections that answer no need of this case
      </h2>
      <p className="max-w-reading text-sm">They stand in every agreement of this kind.</p>
      <SectionLinks id={id} sections={withoutNeed} />
    </section>
  );
}

function MapWords({ need }: { need: NeedRow }) {
  return (
    <>
      Choose the sections<span className="sr-only"> for: {need.text}</span>
    </>
  );
}

function Answers({ need, id }: { need: NeedRow; id: string }) {
  if (need.answers.length === 0) return <p className="font-bold text-error-dark">No section answers this yet.</p>;
  return <SectionLinks id={id} sections={need.answers} />;
}

function SectionLinks({ id, sections }: { id: string; sections: readonly SectionName[] }) {
  return (
    <ul className="space-y-1">
      {sections.map(({ key, number, heading }) => (
        <li key={key}>
          <Link href={`${paths.agreementText(id)}#${key}`}>{`${number}. ${heading}`}</Link>
        </li>
      ))}
    </ul>
  );
}
