import { ListForm } from '@/components/admin/list-form';
import { RadioGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { ClassForm } from '@/components/records/class-form';
import { ExemptionField } from '@/components/records/exemption-field';
import { ClassTag, OutcomeTag } from '@/components/records/outcome-tag';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { exemptionText } from '@/lib/domain/records/exemptions';
import type { ReleaseItemPage } from '@/lib/domain/records/release-view';
import { disclosureWords } from '@/lib/domain/requests/disclosure';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** What becomes of one item as a whole. */
export function ItemDecision({ page, decide, classify }: { page: ReleaseItemPage; decide: Act; classify: Act }) {
  const { item, release } = page;
  return (
    <Card heading="The item as a whole" aside={<OutcomeTag {...item} />}>
      <div className="space-y-4">
        <p>
          <ClassTag value={item.class} /> <span className="text-muted">{disclosureWords[item.class].means}</span>
        </p>
        {page.formNote !== '' && <p className="text-muted">{page.formNote}</p>}
        {page.neverLeaves && (
          <Alert tone="warning" size="slim">
            {page.neverLeaves}
          </Alert>
        )}
        {page.edit && (
          <ListForm action={decide} name="decide">
            <input type="hidden" name="releaseId" value={release.id} />
            <input type="hidden" name="version" value={release.version} />
            <input type="hidden" name="itemIds" value={item.id} />
            <RadioGroup
              name="decision"
              label="What becomes of it"
              defaultValue={item.decision}
              choices={[
                { value: 'RELEASE', label: 'It leaves' },
                {
                  value: 'WITHHOLD',
                  label: 'It is withheld',
                  reveal: <ExemptionField label="Why it does not leave" defaultValue={item.exemption ?? ''} />,
                },
                { value: 'LEAVE_OUT', label: 'It was not asked for' },
              ]}
            />
            <Submit tone="secondary">Save</Submit>
          </ListForm>
        )}
        {page.classed && <ClassForm action={classify} classed={page.classed} />}
        {!page.edit && item.exemption && <p>{exemptionText(item.exemption)}</p>}
      </div>
    </Card>
  );
}

/** The marks of an item, each with its reason and a way to take it away. */
export function ItemMarks({ page, unmark }: { page: ReleaseItemPage; unmark: Act }) {
  if (page.marks.length === 0) return null;
  return (
    <Card heading={`Marks (${page.marks.length})`}>
      <ListForm action={unmark} name="unmark">
        <input type="hidden" name="releaseId" value={page.release.id} />
        <input type="hidden" name="version" value={page.release.version} />
        <ul className="divide-y divide-line">
          {page.marks.map(({ id, where, exemption, by, excerpt }) => (
            <li key={id} className="space-y-1 py-3 first:pt-0">
              <p className="wrap-anywhere font-semibold">{excerpt}</p>
              <p className="text-muted text-sm">
                {where !== '' && `${where}. `}
                {exemptionText(exemption)}. {by}.
              </p>
              {page.edit && (
                <Submit tone="quiet" name="markId" value={id}>
                  Take the mark away<span className="sr-only">: {excerpt}</span>
                </Submit>
              )}
            </li>
          ))}
        </ul>
      </ListForm>
    </Card>
  );
}
