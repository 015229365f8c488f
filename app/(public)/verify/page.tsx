import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { VerifyForm } from '@/components/public/verify-form';
import { VerifyHash } from '@/components/public/verify-hash';
import { VerifyVerdict } from '@/components/public/verify-verdict';
import { verifyPage } from '@/lib/server/register/verify-page';

export const metadata: Metadata = {
  title: 'Check a copy of an agreement',
  description: 'Says whether a copy of an agreement is the one that was signed and sealed, and whether it is in force.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const { answer, looked, mistyped, problem, bytesMax } = await verifyPage(await searchParams);
  const unknown = answer?.verdict === 'UNKNOWN' && !looked ? answer.sha256 : null;
  return (
    <PublicPage place="register">
      <PageTitle
        title="Check a copy of an agreement"
        below={
          <p className="max-w-reading text-muted">
            Find out whether a file or a paper copy is the one that was signed and sealed, and whether the agreement is
            in force today. No sign-in, and nothing you check is kept.
          </p>
        }
      />
      <div className="space-y-12">
        {answer && <VerifyVerdict answer={answer} looked={looked} />}
        <div className="grid gap-x-16 gap-y-10 lg:grid-cols-2">
          <section aria-labelledby="by-file" className="min-w-0 space-y-4">
            <h2 id="by-file">{answer ? 'Check another file' : 'Check a file'}</h2>
            <VerifyForm unknown={unknown} problem={problem} bytesMax={bytesMax} />
          </section>
          <section aria-labelledby="by-hash" className="min-w-0 space-y-4">
            <h2 id="by-hash">Check a paper copy</h2>
            <VerifyHash mistyped={mistyped} />
          </section>
        </div>
      </div>
    </PublicPage>
  );
}
