import type { Metadata } from 'next';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { ListForm } from '@/components/admin/list-form';
import { ReproofingList } from '@/components/admin/reproofing-list';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { PageTitle } from '@/components/page/page-title';
import { ButtonRow } from '@/components/ui/button/button';
import { listReproofings } from '@/lib/server/people/reproofings';
import { decideNewProof, startNewProof } from './actions';

export const metadata: Metadata = { title: 'Lost second factors' };

export default async function NewFactorsPage() {
  const rows = await listReproofings(await requireRight('start_reproofing'));
  return (
    <>
      <PageTitle title="Lost second factors" />
      <div className="space-y-12">
        <p className="max-w-reading">
          For somebody who lost every passkey, app and recovery code. You say how you made sure that it is them; a
          second administrator confirms; they get a link by mail that works once, for 24 hours, and asks for their
          password. Nobody sees or sets a password or a secret.
        </p>
        <section className="space-y-4">
          <h2>Open now</h2>
          <ListForm action={decideNewProof} name="open-proofs">
            <ReproofingList rows={rows} />
          </ListForm>
        </section>
        <section className="max-w-3xl space-y-4">
          <h2>Start one</h2>
          <ListForm action={startNewProof} name="new-proof" after="clear">
            <TextField
              name="workEmail"
              type="email"
              label="Work e-mail address of the account"
              autoComplete="off"
              spellCheck={false}
            />
            <TextArea
              name="reason"
              label="How did you make sure that it is this person?"
              hint="Such as “Came in person with the badge” or “Called back at the number in the directory, answered two questions about open cases”. No identity numbers."
              rows={3}
            />
            <ButtonRow>
              <Submit waiting="Starting…">Ask a second administrator</Submit>
            </ButtonRow>
          </ListForm>
        </section>
      </div>
    </>
  );
}
