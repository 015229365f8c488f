import { ListForm } from '@/components/admin/list-form';
import { RadioGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { AuthorityView } from '@/lib/domain/agreements/authority-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

export type AuthorityForms = { decide?: Act; end: Act; consider: Act; today?: string };

/** What the reader can do about one record: confirm, follow, end, or say what was considered. */
export function AuthorityActs({ row, decide, end, consider, today }: AuthorityForms & { row: AuthorityView }) {
  const { may, holder } = row;
  return (
    <>
      {may.decide && decide && <Decide row={row} decide={decide} />}
      {may.follow && (
        <LinkButton href={paths.recordAuthority(row.id)} tone="secondary">
          Extend or re-designate<span className="sr-only">: {holder}</span>
        </LinkButton>
      )}
      {may.consider && (
        <Disclosure summary={<Summary text="Consider signing anew" holder={holder} />}>
          <ListForm action={consider} name={`consider-${row.id}`}>
            <input type="hidden" name="authorityId" value={row.id} />
            <TextArea
              name="note"
              label="What you considered"
              hint="Which agreements are to be signed anew, or why none is. Agreements stay in force until then."
              rows={3}
              max={500}
            />
            <Submit tone="secondary">Keep this note</Submit>
          </ListForm>
        </Disclosure>
      )}
      {may.end && (
        <Disclosure summary={<Summary text="End this authority" holder={holder} />}>
          <ListForm action={end} name={`end-${row.id}`}>
            <input type="hidden" name="authorityId" value={row.id} />
            <RadioGroup
              name="reason"
              label="Why it ends"
              choices={[
                { value: 'LEFT_OFFICE', label: 'The holder left the office' },
                { value: 'WITHDRAWN', label: 'The authority is withdrawn' },
              ]}
            />
            <DateField name="endedOn" label="First day on which it does not hold" defaultValue={today} />
            <TextField name="note" label="Why, in a sentence" />
            <Submit tone="danger">End the authority</Submit>
          </ListForm>
        </Disclosure>
      )}
    </>
  );
}

function Summary({ text, holder }: { text: string; holder: string }) {
  return (
    <>
      {text}
      <span className="sr-only">: {holder}</span>
    </>
  );
}

function Decide({ row, decide }: { row: AuthorityView; decide: Act }) {
  return (
    <ListForm action={decide} name={`decide-${row.id}`}>
      <input type="hidden" name="authorityId" value={row.id} />
      <TextField name="note" label="Note to the agency" hint="Needed when you do not confirm." />
      <ButtonRow>
        <Submit name="decision" value="grant">
          Confirm the authority
        </Submit>
        <Submit name="decision" value="refuse" tone="secondary">
          Do not confirm
        </Submit>
      </ButtonRow>
    </ListForm>
  );
}
