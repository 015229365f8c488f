import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link/link';
import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { type FinderProgram, type NeedRange, type Standing, standingLabels } from '@/lib/domain/finder/finder-result';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { instrumentKindLabels } from '@/lib/domain/programs/program';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';

const tones: Record<Standing, TagTone> = {
  STRONG: 'green',
  POSSIBLE: 'blue',
  SERVICE: 'green',
  DEPENDS: 'yellow',
  MANUAL: 'purple',
  ROUTED: 'purple',
  LOW: 'grey',
  CLOSED: 'red',
};

const needText = ({ least, most }: NeedRange): string =>
  Math.round(least) === Math.round(most)
    ? `Need: ${Math.round(least)} of 100`
    : `Need: ${Math.round(least)} to ${Math.round(most)} of 100, depending on the answers still missing`;

function Points({ heading, points }: { heading: string; points: readonly ReactNode[] }) {
  if (points.length === 0) return null;
  return (
    <div>
      <h4 className="font-bold text-base">{heading}</h4>
      <ul className="max-w-reading list-disc space-y-1 pl-5">
        {points.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, drawn once.
          <li key={at}>{point}</li>
        ))}
      </ul>
    </div>
  );
}

const closedPoint = ({ text, opens }: FinderProgram['closedBy'][number]) => (
  <>
    {text} <strong>To open it:</strong> {opens}
  </>
);

function Bring({ program: { code } }: { program: FinderProgram }) {
  const { instrumentKind, signers, training, whatYouBring } = programOf(code);
  const names = signers.map(({ role, when }) =>
    when === 'ALWAYS' ? signatureRoleLabels[role] : `${signatureRoleLabels[role]} (where needed)`,
  );
  return (
    <details className="group/bring print:[&::details-content]:[content-visibility:visible]">
      <summary className="min-h-11 py-2 font-bold text-primary underline underline-offset-2">What to bring</summary>
      <div className="space-y-3 pb-2">
        <p className="max-w-reading">
          <strong>Instrument:</strong> {instrumentKindLabels[instrumentKind]}. <strong>Signed by:</strong>{' '}
          {names.length === 0 ? 'nobody, there is no text to sign' : names.join(', ')}. <strong>Training:</strong>{' '}
          {training.text}
        </p>
        <Points heading="Have ready" points={whatYouBring} />
      </div>
    </details>
  );
}

function Program({ program }: { program: FinderProgram }) {
  const { name, summary, whoMayApplyText } = programOf(program.code);
  return (
    <li className="space-y-3 break-inside-avoid border-line border-t py-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="text-lg">
          <Link href={paths.program(program.code)}>{name}</Link>
        </h3>
        <Tag tone={tones[program.standing]}>{standingLabels[program.standing]}</Tag>
      </div>
      <p className="max-w-reading">{summary}</p>
      {program.need && <p className="font-semibold">{needText(program.need)}</p>}
      {!program.usual && (
        <p className="max-w-reading text-muted">Agencies of your kind do not usually take part. {whoMayApplyText}</p>
      )}
      <Points heading="Why it is closed, and what would open it" points={program.closedBy.map(closedPoint)} />
      {program.standing !== 'CLOSED' && <Points heading="What speaks for it" points={program.reasons} />}
      {program.standing !== 'CLOSED' && <Points heading="Not there yet" points={program.lacks} />}
      <Points heading="Answers still missing from you" points={program.missing} />
      <Points heading="What ICE answers later" points={program.iceConfirms} />
      <Bring program={program} />
    </li>
  );
}

const groups: readonly { heading: string; of: readonly Standing[] }[] = [
  { heading: 'Could fit', of: ['STRONG', 'POSSIBLE', 'SERVICE'] },
  { heading: 'Depends on more than these answers', of: ['DEPENDS', 'MANUAL', 'ROUTED'] },
  { heading: 'Not indicated by your concerns', of: ['LOW'] },
  { heading: 'Not open to you now', of: ['CLOSED'] },
];

/** All programs of a result in four groups, the nearest first. */
export function FinderPrograms({ programs }: { programs: readonly FinderProgram[] }) {
  return (
    <div className="space-y-10">
      {groups.map(({ heading, of }) => {
        const members = programs.filter(({ standing }) => of.includes(standing));
        // That nothing could fit is said; of the other groups only those with something in them.
        if (members.length === 0 && !of.includes('STRONG')) return null;
        return (
          <section key={heading} className="space-y-3">
            <h2>
              {heading} ({members.length})
            </h2>
            {members.length === 0 ? (
              <p className="text-muted">None by these answers. Below stands what would open the others.</p>
            ) : (
              <ul>
                {members.map((program) => (
                  <Program key={program.code} program={program} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
