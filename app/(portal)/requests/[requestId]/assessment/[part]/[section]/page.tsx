import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { saveCapacity, saveField, saveSelf } from '@/app/(portal)/requests/[requestId]/assessment/actions';
import { AnswersRead } from '@/components/assessments/answers-read';
import { SectionForm } from '@/components/assessments/section-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { assessmentPartLabels } from '@/lib/domain/assessments/question';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { assessmentSection } from '@/lib/server/requests/assessment-queries';

export const metadata: Metadata = { title: 'Section of the needs assessment' };

const actions = { SELF: saveSelf, FIELD: saveField, ICE: saveCapacity } as const;

export default async function Page({
  params,
}: {
  params: Promise<{ requestId: string; part: string; section: string }>;
}) {
  const actor = await requireReader();
  const { requestId, part, section } = await params;
  const view = await assessmentSection(actor, requestId, part, section);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.assessment(view.head.id)}>Back to the assessment</BackLink>
      <PageTitle
        title={view.title}
        caption={`${assessmentPartLabels[view.part]} · ${view.position}`}
        below={<span className="text-muted">{view.about}</span>}
      />
      {view.part === 'ICE' && <Alert size="slim">Only ICE reads these answers. The agency never sees them.</Alert>}
      {view.writable ? (
        <div className="mt-6">
          <SectionForm
            key={view.section}
            action={actions[view.part]}
            caseId={view.head.id}
            idempotencyKey={randomUUID()}
            part={view.part}
            section={view.section}
            next={view.next}
            questions={view.questions}
          />
        </div>
      ) : (
        <AnswersRead rows={view.questions} />
      )}
    </>
  );
}
