import type { Metadata } from 'next';
import { Prose } from '@/components/page/prose';
import { HelpShell } from '@/components/public/help-shell';
import { StatusGuide } from '@/components/public/status-guide';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { paths } from '@/lib/domain/paths';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';

export const metadata: Metadata = { title: 'How it works' };

// Drawn from the same two tables that the portal decides by: what stands here is what happens.
export default function Page() {
  return (
    <HelpShell
      place="how-it-works"
      href={paths.howItWorks()}
      title="How it works"
      lead="Every status of a request and of an agreement, who holds it, what happens next, and how long it should take."
    >
      <div className="space-y-12">
        <Prose>
          <p>
            A request is the question an agency asks. It is assessed, discussed and decided. One request can lead to
            several agreements, each with its own number and its own life, or to a service or a referral with nothing to
            sign.
          </p>
          <p>
            The targets are our own; no law sets them. A case that is late shows as late to everyone who works on it. An
            agency can withdraw a request at any time, and either side can end an agreement by the rule its text names.
          </p>
        </Prose>
        <section aria-labelledby="requests" className="space-y-4">
          <h2 id="requests">A request</h2>
          <StatusGuide
            caption="The statuses of a request"
            guide={{ statuses: requestStatusFacts, steps: requestSteps }}
          />
        </section>
        <section aria-labelledby="agreements" className="space-y-4">
          <h2 id="agreements">An agreement</h2>
          <StatusGuide
            caption="The statuses of an agreement"
            guide={{ statuses: agreementStatusFacts, steps: agreementSteps }}
          />
        </section>
      </div>
    </HelpShell>
  );
}
