import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import type {
  AskedBy,
  GateReading,
  ProgramReading,
  RuleLineReading,
  RuleReading,
} from '@/lib/domain/assessments/rule-reading';
import { paths } from '@/lib/domain/paths';

/** The level of its first headings, so that the outline of the page stays whole. */
type Level = 2 | 3;

/** A whole rule table in plain words: the bands, each program, the rules of order, the flags. */
export function RuleReadingView({ reading, level = 2 }: { reading: RuleReading; level?: Level }) {
  const { bands, programs, order, flags } = reading;
  const Heading = `h${level}` as const;
  return (
    <div className="space-y-12">
      <section className="max-w-reading space-y-3">
        <Heading>How a result comes about</Heading>
        <p>
          Each program has gates, and two sums from 0 to 100: need, from what troubles a community, and capacity, from
          what the agency and ICE can bring. A closed gate beats every score. An answer that is missing never counts as
          “no”: the result is then “More answers needed”.
        </p>
        <ul className="list-disc space-y-1 pl-5">
          <li>
            <strong>Recommended:</strong> need of {bands.need} or more, and capacity of {bands.capacity} or more.
          </li>
          <li>
            <strong>Consider:</strong> need of {bands.need} or more with less capacity (build capacity first), or need
            from {bands.consider} to under {bands.need}.
          </li>
          <li>
            <strong>Not indicated:</strong> need under {bands.consider}.
          </li>
        </ul>
        <p>The points are our own judgment, written down so that everyone can check and question them.</p>
      </section>
      <nav aria-label="Programs on this page">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {programs.map(({ code, shortName }) => (
            <li key={code}>
              <Link href={`#${code}`} className="inline-flex min-h-11 items-center">
                {shortName}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section className="space-y-10">
        <Heading>Program by program</Heading>
        {programs.map((program) => (
          <Program key={program.code} program={program} level={level} />
        ))}
      </section>
      <Sentences title="Which program goes first, and what goes together" rows={order} level={level} />
      <Sentences title="Flags" rows={flags} level={level} />
    </div>
  );
}

const below = { 2: { one: 'h3', two: 'h4' }, 3: { one: 'h4', two: 'h5' } } as const;

function Program({ program, level }: { program: ProgramReading; level: Level }) {
  const Heading = below[level].one;
  const { code, name, about, gates, need, capacity, caps, alternatives } = program;
  return (
    <article id={code} className="scroll-mt-16 space-y-4 border-line border-t pt-6">
      <Heading>
        <Link href={paths.program(code)}>{name}</Link>
      </Heading>
      <p className="max-w-reading text-muted">{about}</p>
      <Gates gates={gates} level={level} />
      <Lines title="Need" lines={need} level={level} />
      <Lines title="Limits on need" lines={caps} level={level} />
      <Lines title="Capacity" lines={capacity} level={level} />
      {alternatives.length > 0 && (
        <p className="max-w-reading">
          <strong>Shown beside it, without delegated authority:</strong> {alternatives.join(', ')}.
        </p>
      )}
    </article>
  );
}

function Gates({ gates, level }: { gates: readonly GateReading[]; level: Level }) {
  const Heading = below[level].two;
  if (gates.length === 0) return <p>No gates: every agency that asks is scored.</p>;
  return (
    <div className="max-w-3xl space-y-2">
      <Heading className="font-bold">Gates, all of which have to be open</Heading>
      <ul className="border-line border-t">
        {gates.map(({ id, text, unlock, questions }) => (
          <li key={id} className="space-y-1 border-line border-b py-2">
            <p>{text}</p>
            <p className="text-muted text-sm">What would open it: {unlock}</p>
            <Questions questions={questions} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type LinesProps = { title: string; lines: readonly RuleLineReading[]; level: Level };

function Lines({ title, lines, level }: LinesProps) {
  const Heading = below[level].two;
  if (lines.length === 0) return null;
  return (
    <div className="max-w-3xl space-y-2">
      <Heading className="font-bold">{title}</Heading>
      <ul className="border-line border-t">
        {lines.map(({ id, text, points, questions }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-line border-b py-2">
            <div className="space-y-1">
              <p>{text}</p>
              <Questions questions={questions} />
            </div>
            {points !== null && <p className="whitespace-nowrap text-muted">up to {points}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Questions({ questions }: { questions: readonly AskedBy[] }) {
  if (questions.length === 0) return null;
  const codes = [...new Set(questions.map(({ code }) => code))].join(', ');
  return (
    <Disclosure summary={<span className="text-sm">Uses question {codes}</span>}>
      <ul className="space-y-1 text-sm">
        {questions.map(({ code, text, iceOnly }) => (
          <li key={`${code} ${text}`}>
            {code} {text}
            {iceOnly && <span className="text-muted"> (answered by ICE about itself)</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

type SentencesProps = { title: string; rows: RuleReading['order']; level: Level };

function Sentences({ title, rows, level }: SentencesProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="space-y-3">
      <Heading>{title}</Heading>
      <dl className="max-w-3xl border-line border-t">
        {rows.map(({ code, text }) => (
          <div key={code} className="grid gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <dt className="font-bold">{code}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
