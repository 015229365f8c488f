import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { catalog } from '@/lib/domain/programs/catalog';
import { type OutcomeKind, outcomeKinds } from '@/lib/domain/programs/program-code';

const words: Record<OutcomeKind, { heading: string; text: string }> = {
  SIGNED_AGREEMENT: {
    heading: 'An agreement both sides sign',
    text: 'Task forces, customs designation, and delegated authority. With objectives, measures, and an end.',
  },
  FORM_AGREEMENT: {
    heading: 'A standard form',
    text: 'Equitable sharing of forfeited property, certified again each year.',
  },
  SERVICE: {
    heading: 'A service, nothing to sign',
    text: 'The support center, ICE officers at your jail, and coordination on people wanted by both.',
  },
  REFERRAL: {
    heading: 'A referral',
    text: 'Another team or your state takes it from there: counterfeit goods, bulk cash, fingerprint sharing.',
  },
};

const offered = (kind: OutcomeKind) =>
  Object.values(catalog).filter(({ outcomeKind, enabledByDefault }) => outcomeKind === kind && enabledByDefault);

/** What a request can end in: four kinds, only two of them with a signature. */
export function LandingOutcomes() {
  return (
    <section aria-labelledby="outcomes" className="space-y-6">
      <div className="space-y-2">
        <h2 id="outcomes">What a request can lead to</h2>
        <p className="max-w-reading text-muted">
          Often the best help needs no agreement. Beside every program with delegated authority stands one without.
        </p>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {outcomeKinds.map((kind) => (
          <li
            key={kind}
            className="relative flex min-w-0 flex-col gap-3 rounded border border-line border-t-4 border-t-primary p-5 has-[a:hover]:border-primary has-[a:hover]:bg-primary-lighter"
          >
            <h3 className="text-lg">{words[kind].heading}</h3>
            <p className="grow text-muted">{words[kind].text}</p>
            <Link href={`${paths.programs()}?outcome=${kind}`} className="after:absolute after:inset-0">
              {countWord(offered(kind).length)}
              <span className="sr-only">: {words[kind].heading.toLowerCase()}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const countWord = (count: number): string => `See ${count} ${count === 1 ? 'program' : 'programs'}`;
