import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { record } from '@/app/(portal)/agency/authority/actions';
import { AuthorityForm } from '@/components/agencies/authority-form';
import { AuthorityUpload } from '@/components/agencies/authority-upload';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { toUploadRefusal, uploadRefusalText } from '@/lib/domain/requests/attachment';
import { recordAuthorityPage } from '@/lib/server/agencies/authority-queries';
import { requireActor } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: 'Record an authority to sign' };

type Props = { searchParams: Promise<{ follows?: string | string[]; upload?: string | string[] }> };

const tooMany = 'Ten documents wait that no record names. Record an authority with one of them first.';

export default async function Page({ searchParams }: Props) {
  const [actor, { follows, upload }] = await Promise.all([requireActor(), searchParams]);
  const page = await recordAuthorityPage(actor, typeof follows === 'string' ? follows : null);
  if (!page) notFound();
  const refusal = toUploadRefusal(upload);
  const words = refusal && (refusal === 'TOO_MANY' ? tooMany : uploadRefusalText(refusal, env.FILE_MAX_MEGABYTES));
  return (
    <>
      <BackLink href={paths.agencyAuthority()}>Authority to sign</BackLink>
      <PageTitle
        caption={page.agencyName}
        title="Record an authority to sign"
        below={
          page.follows && (
            <p className="max-w-reading text-muted">
              This record follows that of {page.follows.holder}. Keep the person to extend the authority, or choose
              another to re-designate. The earlier record ends when ICE confirms this one.
            </p>
          )
        }
      />
      <div className="space-y-10">
        <AuthorityUpload
          follows={page.follows?.id ?? null}
          documents={page.documents}
          arrived={upload === 'OK'}
          refusal={words}
        />
        <AuthorityForm page={page} record={record} />
      </div>
    </>
  );
}
