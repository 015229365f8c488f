import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PartTitle } from '@/components/requests/assessment-title';
import { MeetingList } from '@/components/requests/meeting-list';
import { MeetingPropose } from '@/components/requests/meeting-propose';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { meetingsView } from '@/lib/server/meetings/meeting-queries';
import { takeMeetingStep } from './actions';

export const metadata: Metadata = { title: 'Meetings' };

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireReader();
  const view = await meetingsView(actor, (await params).requestId);
  if (!view) notFound();
  const { id, version } = view.head;
  const envelopeFor = () => ({ caseId: id, version, idempotencyKey: newIdempotencyKey() });
  return (
    <>
      <PartTitle
        head={view.head}
        title="Meetings"
        back={{ href: paths.request(id), label: 'Back to the request' }}
        tab={paths.meetings(id)}
      />
      <div className="space-y-8">
        <MeetingList view={view} action={takeMeetingStep} envelopeFor={envelopeFor} />
        {view.mayPropose && <MeetingPropose view={view} action={takeMeetingStep} envelope={envelopeFor()} />}
      </div>
    </>
  );
}
