import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { takeRequestStep } from '@/app/(portal)/requests/[requestId]/actions';
import { PartSteps } from '@/components/requests/assessment-steps';
import { PartTitle } from '@/components/requests/assessment-title';
import { LetterPaper } from '@/components/requests/letter-paper';
import { LetterRelease } from '@/components/requests/letter-release';
import { LetterState } from '@/components/requests/letter-state';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { requireReader } from '@/lib/server/auth/current-actor';
import { letterView } from '@/lib/server/requests/letter-queries';

export const metadata: Metadata = { title: 'Decision letter' };

type Props = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<{ n?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { requestId }, { n }] = await Promise.all([requireReader(), params, searchParams]);
  const view = await letterView(actor, requestId, typeof n === 'string' ? n : undefined);
  if (!view) notFound();
  const { head } = view;
  return (
    <>
      <PartTitle
        head={head}
        title={`Decision letter ${view.n}`}
        back={{ href: paths.request(head.id), label: 'Back to the request' }}
        tab={paths.requestLetter(head.id)}
      />
      <div className="space-y-8">
        <LetterState view={view} />
        {view.mayRelease ? (
          <PartSteps head={head} names={['prepare_letter']} sentence="Read the letter, then release it to the agency">
            <LetterRelease
              action={takeRequestStep}
              envelope={{ caseId: head.id, version: head.version, idempotencyKey: newIdempotencyKey() }}
            />
          </PartSteps>
        ) : (
          head.offers.some(({ name, ok }) => name === 'reissue_letter' && ok) && (
            <PartSteps head={head} names={['reissue_letter']} sentence="The letter is with the agency" />
          )
        )}
        <LetterPaper view={view} />
        {view.sha256 && (
          <div className="print:hidden">
            <HashText hash={view.sha256} label="SHA-256 of the file, to check that a copy was not changed" />
          </div>
        )}
      </div>
    </>
  );
}
