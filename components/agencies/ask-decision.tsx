import { ListForm } from '@/components/admin/list-form';
import { CheckboxGroup } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { roleFacts } from '@/lib/domain/access/role';
import { type AskPage, firstRoles } from '@/lib/domain/agencies/verification';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

const roleChoices = firstRoles.map((value) => ({
  value,
  label: roleFacts[value].label,
  hint: roleFacts[value].summary,
}));

/** Verify with a first account, or refuse with a reason. */
export function AskDecision({ ask, grant, refuse }: { ask: AskPage; grant: Act; refuse: Act }) {
  return (
    <div className="space-y-6">
      {ask.blocks.length > 0 && (
        <Alert tone="warning" heading="It cannot be verified now">
          <ul className="space-y-1">
            {ask.blocks.map((block) => (
              <li key={block}>{block}</li>
            ))}
          </ul>
        </Alert>
      )}
      {ask.blocks.length === 0 && (
        <Card heading="Verify the agency">
          <ListForm action={grant} name="grant">
            <input type="hidden" name="askId" value={ask.id} />
            <p className="max-w-reading">
              Check the facts against a public source first. This makes the agency and invites {ask.person} to open its
              first account.
            </p>
            <CheckboxGroup
              name="roles"
              label="Roles of the first account"
              choices={roleChoices}
              defaultValue={['AGENCY_ADMIN', 'AGENCY_OFFICER']}
            />
            <TextArea name="note" label="Note to the asker" rows={3} max={500} optional />
            <Submit>Verify agency and invite</Submit>
          </ListForm>
        </Card>
      )}
      <Card heading="Refuse">
        <ListForm action={refuse} name="refuse">
          <input type="hidden" name="askId" value={ask.id} />
          <TextArea name="note" label="Reason" hint="It is mailed to a confirmed address." rows={3} max={500} />
          <Submit tone="danger">Refuse the application</Submit>
        </ListForm>
      </Card>
    </div>
  );
}
