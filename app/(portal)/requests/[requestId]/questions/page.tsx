import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PartTitle } from '@/components/requests/assessment-title';
import { RoundList } from '@/components/requests/round-list';
import { RoundOpen } from '@/components/requests/round-open';
import { Alert } from '@/components/ui/alert/alert';
import { paths } from '@/lib/domain/paths';
import { uploadRefusals, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';
import { roundsView } from '@/lib/server/questions/round-queries';
import { takeQuestionStep } from './actions';

type Props = { params: Promise<{ requestId: string }>; searchParams: Promise<{ upload?: string | string[] }> };

export const metadata: Metadata = { title: 'Questions to the agency' };

function UploadNotice({ upload }: { upload: string | string[] | undefined }) {
  if (upload === undefined) return null;
  const why = uploadRefusals.find((one) => one === upload);
  if (!why)
    return upload === 'OK' ? (
      <Alert tone="success" size="slim">
        The file is attached.
      </Alert>
    ) : null;
  return (
    <Alert tone="error" heading="The file was not attached">
      <p>{uploadRefusalText(why, env.FILE_MAX_MEGABYTES)}</p>
    </Alert>
  );
}

export default async function Page({ params, searchParams }: Props) {
  const actor = await requireReader();
  const view = await roundsView(actor, (await params).requestId);
  if (!view) notFound();
  const { id, version } = view.head;
  const envelopeFor = () => ({ caseId: id, version, idempotencyKey: newIdempotencyKey() });
  return (
    <>
      <PartTitle
        head={view.head}
        title="Questions to the agency"
        back={{ href: paths.request(id), label: 'Back to the request' }}
        tab={paths.questions(id)}
      />
      <div className="space-y-8">
        <UploadNotice upload={(await searchParams).upload} />
        <RoundList view={view} action={takeQuestionStep} envelopeFor={envelopeFor} />
        {view.mayOpen && <RoundOpen view={view} action={takeQuestionStep} envelope={envelopeFor()} />}
      </div>
    </>
  );
}
