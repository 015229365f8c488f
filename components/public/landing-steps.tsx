import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { type RequestStage, requestStages } from '@/lib/domain/requests/status';

type Words = { heading: string; text: string; who: string };

// One entry for each stage of the step table: a stage that is added there is missing here, and does not compile.
const words: Record<RequestStage, Words> = {
  Draft: {
    heading: 'You describe the need',
    text: 'Concerns, how bad they are, where they are heading, and the officers you have. No letter is needed.',
    who: 'Your agency',
  },
  Intake: {
    heading: 'Intake reads it',
    text: 'The coordination office checks that the request is complete, and sends it to the office for your area.',
    who: 'Coordination office',
  },
  'First contact': {
    heading: 'A liaison calls you',
    text: 'One named person carries your case from here to the signature.',
    who: 'Liaison',
  },
  Assessment: {
    heading: 'You assess it together',
    text: 'Your answers, a visit, and what ICE can really support. Every figure says what it rests on.',
    who: 'Your agency and the liaison',
  },
  Plan: {
    heading: 'You agree on a plan',
    text: 'Published rules give advice with their reasons. People choose, and write objectives with measures.',
    who: 'Both sides accept',
  },
  Decision: {
    heading: 'A decision with a reason',
    text: 'Whoever wrote the assessment does not approve it. Delegated authority always goes to headquarters.',
    who: 'Supervisor or headquarters',
  },
  Agreement: {
    heading: 'The agreement is signed',
    text: 'Drafted, negotiated, cleared by counsel, voted on where your law asks, signed, sealed and published.',
    who: 'Both sides sign',
  },
};

/** How a request becomes an agreement, as an ordered picture. */
export function LandingSteps() {
  return (
    <section aria-labelledby="steps" className="space-y-6">
      <div className="space-y-2">
        <h2 id="steps">From request to agreement in seven steps</h2>
        <p className="max-w-reading text-muted">
          You can withdraw at any step. The <Link href={paths.howItWorks()}>step-by-step guide</Link> names every status
          and how long each should take.
        </p>
      </div>
      <div className="grid gap-x-8 sm:grid-cols-2 sm:gap-y-8 lg:grid-cols-4">
        <ol className="contents">
          {requestStages.map((stage, at) => (
            <li
              key={stage}
              className="relative min-w-0 max-sm:ml-4 max-sm:border-primary-light max-sm:border-l-2 max-sm:pb-7 max-sm:pl-8 max-sm:last:border-transparent max-sm:last:pb-0"
            >
              <div className="flex items-center max-sm:absolute max-sm:top-0 max-sm:-left-[17px]" aria-hidden="true">
                <span className="grid size-8 shrink-0 place-items-center rounded-full bg-primary font-bold text-sm text-white tabular-nums">
                  {at + 1}
                </span>
                <span className="h-0.5 grow bg-primary-light max-sm:hidden" />
              </div>
              <h3 className="text-lg sm:mt-3">{words[stage].heading}</h3>
              <p className="mt-1 text-muted">{words[stage].text}</p>
              <p className="mt-2 font-semibold text-primary-dark text-sm">{words[stage].who}</p>
            </li>
          ))}
        </ol>
        <div className="rounded bg-ground-dark p-4 max-sm:mt-8">
          <p className="font-bold text-lg">Not sure what to ask for?</p>
          <p className="mt-1 text-muted">
            Ten questions show which programs could fit, which do not, and what would open them. No sign-in. Or begin
            with “Help us decide”.
          </p>
          <Link href={paths.finder()} className="mt-2 inline-flex min-h-11 items-center font-bold">
            Open the program finder
          </Link>
          <Link href={paths.signIn(paths.newRequest())} className="mt-2 inline-flex min-h-11 items-center font-bold">
            Start with “Help us decide”
          </Link>
        </div>
      </div>
    </section>
  );
}
