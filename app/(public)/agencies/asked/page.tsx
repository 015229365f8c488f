import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'We received your application' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const { number } = await searchParams;
  const known = typeof number === 'string' && /^VER-\d{4}-\d{6}$/u.test(number) ? number : null;
  return (
    <PublicPage>
      <div className="max-w-3xl space-y-6">
        <PageTitle title="We received your application" />
        <Alert tone="success" heading={known ? `Your number is ${known}` : 'Your number is in the mail'}>
          <p>Keep it: the coordination office finds your application by it.</p>
        </Alert>
        <h2 className="text-xl">What happens next</h2>
        <ol className="max-w-reading list-decimal space-y-2 pl-6">
          <li>We sent an e-mail to the work address you gave. Open its link within 7 days to confirm the address.</li>
          <li>An administrator checks the agency against a public source.</li>
          <li>You get an e-mail with the decision. If it is yes, it tells you how to sign in.</li>
        </ol>
        <p>
          No e-mail after an hour? Look in the folder for unwanted e-mail, or{' '}
          <Link href={paths.askVerification()}>ask again with another address</Link>.
        </p>
      </div>
    </PublicPage>
  );
}
