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

/** A whole rule table in plain words: the bands, each program, the rules of order, the flags. */
export function RuleReadingView({ reading }: { reading: RuleReading }) {
  const { bands, programs, order, flags } = reading;
  return (
    <div className="space-y-12">
      <section className="max-w-reading space-y-3">
        <h2>How a result comes about</h2>
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
        <h2>Program by program</h2>
        {programs.map((program) => (
          <Program key={program.code} program={program} />
        ))}
      </section>
      <Sentences title="Which program goes first, and what goes together" rows={order} />
      <Sentences title="Flags" rows={flags} />
    </div>
  );
}

function Program({ program }: { program: ProgramReading }) {
  const { code, name, about, gates, need, capacity, caps, alternatives } = program;
  return (
    <article id={code} className="scroll-mt-16 space-y-4 border-line border-t pt-6">
      <h3>
        <Link href={paths.program(code)}>{name}</Link>
      </h3>
      <p className="max-w-reading text-muted">{about}</p>
      <Gates gates={gates} />
      <Lines title="Need" lines={need} />
      <Lines title="Limits on need" lines={caps} />
      <Lines title="Capacity" lines={capacity} />
      {alternatives.length > 0 && (
        <p className="max-w-reading">
          <strong>Shown beside it, without delegated authority:</strong> {alternatives.join(', ')}.
        </p>
      )}
    </article>
  );
}

function Gates({ gates }: { gates: readonly GateReading[] }) {
  if (gates.length === 0) return <p>No gates: every agency that asks is scored.</p>;
  return (
    <div className="space-y-2">
      <h4 className="font-bold">Gates, all of which have to be open</h4>
      <ul className="border-line border-t">
        {gates.map(({ id, text, unlock, questions }) => (
          <li key={id} className="max-w-3xl space-y-1 border-line border-b py-2">
            <p>{text}</p>
            <p className="text-muted text-sm">What would open it: {unlock}</p>
            <Questions questions={questions} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly RuleLineReading[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="space-y-2">
      <h4 className="font-bold">{title}</h4>
      <ul className="border-line border-t">
        {lines.map(({ id, text, points, questions }) => (
          <li
            key={id}
            className="grid max-w-3xl grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-line border-b py-2 tabular-nums"
          >
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

function Sentences({ title, rows }: { title: string; rows: RuleReading['order'] }) {
  return (
    <section className="space-y-3">
      <h2>{title}</h2>
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
