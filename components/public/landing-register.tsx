import { FigureRow, FigureTile } from '@/components/ui/figure-tile/figure-tile';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { RegisterFigures } from '@/lib/domain/register/register-view';

const count = (value: number): string => value.toLocaleString('en-US');

/** The register in four numbers, each of which leads to its list. */
export function LandingRegister({ figures }: { figures: RegisterFigures }) {
  const inForce = `${paths.register()}?status=IN_FORCE`;
  return (
    <section aria-labelledby="register" className="space-y-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <div className="space-y-2">
          <h2 id="register">The public register</h2>
          <p className="max-w-reading text-muted">
            Who has an agreement, for what, until when, and what it says, word for word.
          </p>
        </div>
        <Link href={paths.register()} className="inline-flex min-h-11 items-center font-bold">
          Search the register
        </Link>
      </div>
      <FigureRow>
        <FigureTile figure={count(figures.inForce)} label="agreements in force" href={inForce} />
        <FigureTile figure={count(figures.agencies)} label="agencies with an agreement" href={inForce} />
        <FigureTile figure={count(figures.programs)} label="programs in use" href={paths.programs()} />
        <FigureTile figure={count(figures.ended)} label="agreements ended" href={`${paths.register()}?status=ENDED`} />
      </FigureRow>
    </section>
  );
}
