import type { Metadata } from 'next';
import { FinderAnswers } from '@/components/finder/finder-answers';
import { FinderForm } from '@/components/finder/finder-form';
import { FinderPrograms } from '@/components/finder/finder-programs';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { PrintButton } from '@/components/ui/print-button/print-button';
import { finderQueryOf, readFinderQuery } from '@/lib/domain/finder/finder-query';
import { finderResult } from '@/lib/domain/finder/finder-result';
import { paths } from '@/lib/domain/paths';
import { activeRules } from '@/lib/server/assessments/active-rules';

export const metadata: Metadata = { title: 'What could fit', robots: { index: false } };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const read = readFinderQuery(await searchParams);
  if (!read.ok) {
    return (
      <PublicPage place="finder">
        <PageTitle title="Find programs that could fit" />
        <div className="max-w-4xl">
          <FinderForm held={read} />
        </div>
      </PublicPage>
    );
  }
  const rules = await activeRules();
  const query = finderQueryOf(read.input);
  return (
    <PublicPage place="finder">
      <PageTitle title="What could fit" caption={`Rules, version ${rules.version}`} />
      <div className="max-w-4xl space-y-10">
        <Alert tone="info" heading="This is half of the picture">
          <p>
            Whether ICE can assign, supervise and train is judged later, by ICE, for each request. Until then no program
            is called recommended: you see what the published rules say about need, and what is still to be answered.
          </p>
          <p>People decide, not scores. On paper, this page holds all you need to pass it on.</p>
        </Alert>
        <ButtonRow>
          <LinkButton href={paths.signIn(paths.finderToRequest(query))}>Start a request with these answers</LinkButton>
          <LinkButton href={paths.finder(query)} tone="secondary">
            Change answers
          </LinkButton>
          <PrintButton>Print this result</PrintButton>
        </ButtonRow>
        <FinderPrograms programs={finderResult(read.input, rules)} />
        <section className="space-y-3">
          <h2>Your answers</h2>
          <FinderAnswers input={read.input} />
          <p className="print:hidden">
            <Link href={paths.finderResult(query)}>Short address of this result</Link>, to bookmark or pass on.
          </p>
        </section>
      </div>
    </PublicPage>
  );
}
