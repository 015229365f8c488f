import { rights } from '@/lib/domain/access/rights';
import type { Role } from '@/lib/domain/access/role';

// Texts of an agency that others get to know on purpose, and where. Everything else stays between the agency and those
// who see its cases.

type Known = { where: RegExp; what: RegExp; why: string; by?: readonly Role[] };

const known: readonly Known[] = [
  {
    where: /^(?:GET )?\/(?:register|verify|agencies\/find)|^GET \/register/u,
    what: /^(?:agencies\.(?:legal_name|head_title)|agreements\.(?:title|public_summary|objective|scope)|outside_signings\.\w+_signer_title)$/u,
    why: 'the public register names who signed what',
  },
  {
    where: /^\/admin\/authority$/u,
    what: /^(?:agencies\.legal_name|users\.(?:name|title)|authorities_to_sign\.\w+)$/u,
    by: rights.read_authority.by,
    why: 'who may bind an agency is read by all offices that deal with agreements',
  },
];

/** True where somebody may read this column of an agency that is not theirs. */
export const knownToAll = (key: string, column: string, role: Role | null): boolean =>
  known.some(
    ({ where, what, by }) =>
      where.test(key) && what.test(column) && (by === undefined || (role !== null && by.includes(role))),
  );
