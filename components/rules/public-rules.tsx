import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import type { RuleReading } from '@/lib/domain/assessments/rule-reading';
import { paths } from '@/lib/domain/paths';
import { RuleReadingView } from './rule-reading';

type PublicRulesProps = {
  reading: RuleReading;
  inForce: boolean;
  since: string | null;
  versions: readonly { version: string; inForce: boolean }[];
};

/** A published rule table, as anyone may read it. */
export function PublicRules({ reading, inForce, since, versions }: PublicRulesProps) {
  const others = versions.filter(({ version }) => version !== reading.version);
  return (
    <PublicPage>
      <PageTitle
        caption={`Version ${reading.version}${since ? `, approved ${since}` : ''}`}
        title="The rules behind a recommendation"
        below={
          <p className="max-w-reading">
            These rules give advice. People decide, and write down why when they depart from it.
          </p>
        }
      />
      <div className="space-y-8">
        {!inForce && (
          <Alert tone="warning" heading="These rules are no longer in force">
            Results calculated with version {reading.version} stay as they are. New ones use{' '}
            <Link href={paths.rules()}>the rules in force</Link>.
          </Alert>
        )}
        <RuleReadingView reading={reading} />
        {others.length > 0 && (
          <section className="space-y-3">
            <h2>Other versions</h2>
            <ul className="list-disc pl-5">
              {others.map(({ version, inForce: current }) => (
                <li key={version}>
                  <Link href={paths.rulesVersion(version)}>Version {version}</Link>
                  {current && ' (in force)'}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </PublicPage>
  );
}
