import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import type { Program } from '@/lib/domain/programs/program';
import { iceLineLabels, outcomeKindLabels } from '@/lib/domain/programs/program-code';

type ProgramListProps = { programs: readonly Program[]; isOpen: (program: Program) => boolean };

/** The programs of the toolbox, each with the sentence that says what it does. */
export function ProgramList({ programs, isOpen }: ProgramListProps) {
  if (programs.length === 0) {
    return (
      <EmptyState heading="No program fits this choice" action={<Link href={paths.programs()}>See all programs</Link>}>
        Choose another kind of agency or another outcome.
      </EmptyState>
    );
  }
  return (
    <ul className="border-line border-t">
      {programs.map((program) => (
        <li key={program.code} className="space-y-2 border-line border-b py-5">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <h2 className="min-w-0 text-xl">
              <Link href={paths.program(program.code)} look="strong">
                {program.name}
              </Link>
            </h2>
            {isOpen(program) || <Tag tone="grey">Not open to requests now</Tag>}
          </div>
          <p className="max-w-reading">{program.summary}</p>
          <ul className="flex flex-wrap gap-x-6 gap-y-1 text-muted text-sm">
            <li>{outcomeKindLabels[program.outcomeKind]}</li>
            <li>{iceLineLabels[program.iceLine]}</li>
            {program.delegating && <li className="font-bold text-ink">Delegates immigration authority</li>}
          </ul>
        </li>
      ))}
    </ul>
  );
}
