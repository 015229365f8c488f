import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import { obligationTypeLabels } from '@/lib/domain/programs/obligation-type';
import type { Claim, Program, SignerWhen } from '@/lib/domain/programs/program';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';

function Part({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}

/** A mark beside what no named public source supports yet. */
const ToConfirm = () => <Tag tone="yellow">To be confirmed</Tag>;

// The mark says it; the same words at the end of the sentence would say it twice.
const plain = (text: string): string => text.replace(/ To be confirmed\.$/u, '');

function Claimed({ claim }: { claim: Claim }) {
  return (
    <p className="max-w-reading">
      {plain(claim.text)} {claim.confirmed || <ToConfirm />}
    </p>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="max-w-reading list-disc space-y-2 pl-6">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

const whens: Record<SignerWhen, string> = {
  ALWAYS: '',
  IF_LOCAL_LAW_ASKS: 'where your local law asks for it',
  OPTIONAL: 'optional',
};

function Signers({ program }: { program: Program }) {
  if (program.signers.length === 0) return <p>Nobody: there is no text to sign.</p>;
  return (
    <ol className="max-w-reading list-decimal space-y-2 pl-6">
      {program.signers.map(({ role, when }) => (
        <li key={role}>
          {signatureRoleLabels[role]}
          {when !== 'ALWAYS' && <span className="text-muted">, {whens[when]}</span>}
        </li>
      ))}
    </ol>
  );
}

function Authorities({ program }: { program: Program }) {
  return (
    <dl className="border-line border-t">
      {program.authority.map(({ citation, about, confirmed }) => (
        <div
          key={citation}
          className="grid gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <dt className="font-bold">{citation}</dt>
          <dd>
            {about} {confirmed || <ToConfirm />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Alternatives({ alternatives }: { alternatives: readonly Program[] }) {
  return (
    <Part id="alternatives" heading="Ways without delegated authority">
      <p className="max-w-reading">
        These programs meet many of the same needs, and no officer of yours takes on immigration authority. The
        assessment always shows them beside this one.
      </p>
      <ul className="grid gap-4 sm:grid-cols-2">
        {alternatives.map(({ code, name, summary }) => (
          <li key={code} className="rounded border border-line p-4">
            <h3 className="text-lg">
              <Link href={paths.program(code)}>{name}</Link>
            </h3>
            <p className="mt-1 text-muted">{summary}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** All that the catalog says about one program. */
export function ProgramDetails({ program, alternatives }: { program: Program; alternatives: readonly Program[] }) {
  return (
    <div className="min-w-0 space-y-10">
      <Part id="purpose" heading="What it does">
        <p className="max-w-reading text-reading">{program.purpose}</p>
      </Part>
      {alternatives.length > 0 && <Alternatives alternatives={alternatives} />}
      <Part id="who" heading="Who may apply">
        <p className="max-w-reading">{program.whoMayApplyText}</p>
      </Part>
      <Part id="bring" heading="What you bring">
        <Points points={program.whatYouBring} />
      </Part>
      <Part id="signers" heading="Who signs, in this order">
        <Signers program={program} />
      </Part>
      <Part id="term" heading="How long it lasts">
        <Claimed claim={program.term} />
      </Part>
      <Part id="notice" heading="How it ends">
        <Claimed claim={program.notice} />
      </Part>
      <Part id="training" heading="Training">
        <Claimed claim={program.training} />
      </Part>
      <Part id="duties" heading="What comes back regularly">
        {program.duties.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <Points points={program.duties.map((duty) => obligationTypeLabels[duty])} />
        )}
      </Part>
      <Part id="authority" heading="The law behind it">
        <Authorities program={program} />
      </Part>
      <Part id="sources" heading="Where this comes from">
        <Points points={program.sources} />
        {program.toBeConfirmed.length > 0 && (
          <>
            <h3 className="pt-2 text-lg">Not confirmed yet</h3>
            <Points points={program.toBeConfirmed} />
          </>
        )}
      </Part>
    </div>
  );
}
