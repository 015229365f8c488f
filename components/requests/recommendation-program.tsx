import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { ScoreBar } from '@/components/ui/score-bar/score-bar';
import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { type Band, bandLabel } from '@/lib/domain/assessments/evaluation';
import type { ProgramAdvice } from '@/lib/domain/assessments/recommendation-view';
import { paths } from '@/lib/domain/paths';
import { RecommendationLines } from './recommendation-lines';

const tones: Record<Band, TagTone> = {
  RECOMMENDED: 'green',
  OFFERED: 'green',
  CONSIDER: 'yellow',
  MANUAL: 'purple',
  INCOMPLETE: 'grey',
  NOT_INDICATED: 'grey',
  NOT_ELIGIBLE: 'red',
  ROUTE_TO_STATE: 'blue',
};

/** The tag of a band. */
export function BandTag({ band }: { band: Band }) {
  return <Tag tone={tones[band]}>{bandLabel(band)}</Tag>;
}

type RecommendationProgramProps = { program: ProgramAdvice; ruleVersion: string; children?: ReactNode };

/** One program: its band, need and capacity, the strongest reasons, what closed gates ask for, and the reckoning. */
export function RecommendationProgram({ program, ruleVersion, children }: RecommendationProgramProps) {
  const { need, capacity, name, lines } = program;
  const scored = need !== null || capacity !== null;
  return (
    <article id={program.code} className="scroll-mt-16 space-y-4 border-line border-t py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0">{name}</h3>
        <BandTag band={program.band} />
      </div>
      <div className={`grid gap-x-10 gap-y-4 ${scored ? 'lg:grid-cols-[14rem_minmax(0,1fr)]' : ''}`}>
        {scored && (
          <div className="space-y-3">
            {need !== null && <ScoreBar label="Need" value={need} />}
            {capacity !== null && <ScoreBar label="Capacity" value={capacity} tone="capacity" />}
          </div>
        )}
        <Reasons program={program} />
      </div>
      <ChosenText chosen={program.chosen} />
      {lines.length > 0 && (
        <Disclosure
          summary={
            <>
              Show the calculation<span className="sr-only"> of {name}</span>
            </>
          }
        >
          <RecommendationLines lines={lines} name={name} />
          <p className="mt-3">
            <Link href={paths.rulesVersion(ruleVersion, program.code)}>
              Read the rules of this program in plain words
            </Link>
          </p>
        </Disclosure>
      )}
      {children}
    </article>
  );
}

function Reasons({ program }: { program: ProgramAdvice }) {
  const { reasons, closed, missing, alternatives } = program;
  return (
    <div className="max-w-reading space-y-3">
      {closed.length === 0 && (
        <ul className="list-disc space-y-1 pl-5">
          {reasons.slice(0, 2).map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      {closed.length > 0 && (
        <ul className="space-y-2">
          {closed.map(({ text, unlock }) => (
            <li key={text}>
              {text} {unlock && <span className="text-muted">What would open it: {unlock}</span>}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && <p className="text-muted">Still to be answered: {missing.join(', ')}.</p>}
      <Alternatives alternatives={alternatives} />
    </div>
  );
}

function Alternatives({ alternatives }: Pick<ProgramAdvice, 'alternatives'>) {
  if (alternatives.length === 0) return null;
  return (
    <div className="space-y-1">
      <p className="text-muted">Without delegated authority you could have instead:</p>
      <ul>
        {alternatives.map(({ code, name, band }) => (
          <li key={code} className="flex flex-wrap items-center gap-x-3">
            <Link href={`#${code}`} className="inline-flex min-h-11 items-center">
              {name}
            </Link>
            <BandTag band={band} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChosenText({ chosen }: Pick<ProgramAdvice, 'chosen'>) {
  if (!chosen) return null;
  return (
    <p className="max-w-reading border-line border-l-4 pl-4">
      <strong>{chosen.choice === 'OFFER' ? 'ICE offers this program.' : 'ICE does not offer this program.'}</strong>
      {chosen.lifted && <strong> Recommended by override.</strong>}
      {chosen.by && (
        <span className="text-muted">
          {' '}
          Chosen by {chosen.by} on {chosen.on}.
        </span>
      )}
      {chosen.override && (
        <span className="wrap-anywhere block whitespace-pre-line">Away from the rules: {chosen.reason}</span>
      )}
    </p>
  );
}
