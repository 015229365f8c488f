import type { Metadata } from 'next';
import { ComplaintRoutes } from '@/components/public/complaint-routes';
import { HelpShell } from '@/components/public/help-shell';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'Complaint routes' };

export default function Page() {
  return (
    <HelpShell
      place="complaints"
      href={paths.complaints()}
      title="Complaint routes"
      lead="Where to turn when someone acting under an agreement, or beside it, did wrong."
    >
      <div className="space-y-10">
        <ComplaintRoutes />
        <section aria-labelledby="copy" className="max-w-reading space-y-3">
          <h2 id="copy">What helps your complaint</h2>
          <p>
            The number of the agreement, such as AGR-2026-000045, shows which rules the officers had to follow. You find
            it, with the signed text, in the public register.
          </p>
          <h2 className="pt-4">When the agreement itself is the problem</h2>
          <p>
            The agency and its governing body decide whether to enter, keep or end an agreement. Their meetings and
            records follow your state's law.
          </p>
        </section>
      </div>
    </HelpShell>
  );
}
