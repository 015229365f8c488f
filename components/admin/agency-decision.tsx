import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { Card } from '@/components/ui/card/card';
import type { AgencyRow } from '@/lib/domain/agencies/agency-status';
import type { Outcome } from '@/lib/domain/result';
import { ListForm } from './list-form';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type AgencyDecisionProps = { agency: AgencyRow; verify: Act; suspend: Act; changeDomains: Act };

/** What an administrator can decide about an agency, and what follows from it. */
export function AgencyDecision({ agency, verify, suspend, changeDomains }: AgencyDecisionProps) {
  const { id, status, openRequests } = agency;
  const running = `${openRequests} open ${openRequests === 1 ? 'request' : 'requests'}`;
  return (
    <div className="space-y-6">
      {status !== 'VERIFIED' && (
        <Card heading={status === 'SUSPENDED' ? 'Lift the suspension' : 'Verify this agency'}>
          <ListForm action={verify} name="verify">
            <input type="hidden" name="agencyId" value={id} />
            <p className="max-w-reading">
              Check the legal name, the identifier (ORI), the head and the address of its mail against a public source
              first. The agency can then send requests.
            </p>
            <Submit>{status === 'SUSPENDED' ? 'Lift suspension and verify' : 'Verify agency'}</Submit>
          </ListForm>
        </Card>
      )}
      {status === 'VERIFIED' && (
        <Card heading="Verified mail domains">
          <ListForm action={changeDomains} name="domains">
            <input type="hidden" name="agencyId" value={id} />
            <p className="max-w-reading">
              The administrators of the agency invite people whose address is at one of these domains, and nobody else.
            </p>
            <TextArea
              name="domains"
              label="Domains"
              hint="One on each line, such as calder.example. Check each against a public source."
              rows={3}
              max={2000}
              defaultValue={agency.verifiedDomains.join('\n')}
              optional
            />
            <Submit tone="secondary">Save domains</Submit>
          </ListForm>
        </Card>
      )}
      {status !== 'SUSPENDED' && (
        <Card heading="Suspend this agency">
          <ListForm action={suspend} name="suspend">
            <input type="hidden" name="agencyId" value={id} />
            <p className="max-w-reading">
              It can start no new request. Accounts stay open, and its {running} and its agreements go on.
            </p>
            <TextField
              name="reason"
              label="Reason"
              hint="It goes into the audit log and cannot be changed afterwards."
            />
            <Submit tone="danger">Suspend agency</Submit>
          </ListForm>
        </Card>
      )}
    </div>
  );
}
