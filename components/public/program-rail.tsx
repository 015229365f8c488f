import { LinkButton } from '@/components/ui/button/button';
import { type Fact, FactRail } from '@/components/ui/fact-rail/fact-rail';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { catalogVersion } from '@/lib/domain/programs/catalog';
import { instrumentKindLabels, type Program } from '@/lib/domain/programs/program';
import { iceLineLabels, outcomeKindLabels } from '@/lib/domain/programs/program-code';

const facts = (program: Program): Fact[] => [
  { label: 'A request can end in', value: outcomeKindLabels[program.outcomeKind] },
  { label: 'Instrument', value: instrumentKindLabels[program.instrumentKind] },
  { label: 'Delegates immigration authority', value: program.delegating ? 'Yes, to named officers' : 'No' },
  { label: 'ICE side', value: iceLineLabels[program.iceLine] },
  {
    label: 'In the register',
    value: <Link href={`${paths.register()}?program=${program.code}`}>Agreements under this program</Link>,
  },
  { label: 'Code and catalog version', value: `${program.code}, version ${catalogVersion}` },
];

/** The short facts of a program, and the way to ask about it. */
export function ProgramRail({ program }: { program: Program }) {
  return (
    <aside aria-label="In short" className="min-w-0 space-y-6 lg:sticky lg:top-6 lg:self-start">
      {program.enabledByDefault ? (
        <LinkButton href={paths.signIn(paths.newRequest())} className="w-full">
          Ask about this program
        </LinkButton>
      ) : (
        <p className="border-warning border-l-8 bg-warning-light px-4 py-3">
          Not part of the standing offer. The <Link href={paths.programs()}>list of programs</Link> says whether it is
          open to requests now.
        </p>
      )}
      <p className="text-muted text-sm">
        You need not be sure. A request can name a problem and leave the program open, and an enquiry binds you to
        nothing.
      </p>
      <FactRail heading="In short" facts={facts(program)} />
    </aside>
  );
}
