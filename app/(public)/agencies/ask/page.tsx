import type { Metadata } from 'next';
import { AskForm } from '@/components/agencies/ask-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { sourceText } from '@/lib/domain/agencies/facts';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { askPrefill } from '@/lib/server/agencies/directory-search';
import { sendAsk } from './actions';

export const metadata: Metadata = { title: 'Ask for your agency to be verified' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const prefill = await askPrefill((await searchParams).entry);
  return (
    <PublicPage>
      <div className="max-w-3xl space-y-6">
        <BackLink href={paths.findAgency()}>Find your agency</BackLink>
        <PageTitle
          title="Ask for your agency to be verified"
          below={
            <p className="max-w-reading text-muted">
              An administrator checks what you give against a public source. Your agency can then send requests.
            </p>
          }
        />
        {prefill && (
          <Alert heading="Filled in from the directory">
            <p>{sourceText(prefill.source, prefill.asOf)} Change what is not right any more.</p>
          </Alert>
        )}
        <AskForm action={sendAsk} prefill={prefill} idempotencyKey={newIdempotencyKey()} />
        <section aria-labelledby="privacy" className="space-y-2 border-line border-t pt-6 text-muted">
          <h2 id="privacy" className="text-base">
            Privacy
          </h2>
          <p className="max-w-reading">
            We ask for business contact details only, to check who asks and to open an account. Giving them is
            voluntary; without them the agency cannot be verified. Accounts of outside users are kept under the system
            of records DHS/ALL-004. <Link href={paths.privacy()}>What is kept, and why</Link>
          </p>
        </section>
      </div>
    </PublicPage>
  );
}
