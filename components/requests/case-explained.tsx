import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { Explained } from '@/lib/domain/requests/explained';

/** Why a case stands where it stands, folded: who has it, what to expect, and what that rests on. */
export function CaseExplained({ explained }: { explained: Explained | null }) {
  if (!explained) return null;
  const { who, next, expected, basis, clock } = explained;
  return (
    <Disclosure summary="How long this takes">
      <div className="max-w-reading space-y-2">
        <p>{who}</p>
        {next && <p>{next}</p>}
        {expected && <p className="font-bold">{expected}</p>}
        {basis && <p>{basis}</p>}
        {clock && <p>{clock}</p>}
      </div>
    </Disclosure>
  );
}
