import type { Client } from 'pg';
import { agencyPeople, iceReaders } from '@/lib/domain/access/door';
import { rights } from '@/lib/domain/access/rights';
import type { Role } from '@/lib/domain/access/role';
import { rowsOf } from '@/tests/support/http/door-database';
import { type Knocker, type Scope, seesCase } from '@/tests/support/http/door-people';

// One stored file of each kind: by what it is, which side it is for, whose case or agency it belongs to.

/** A stored file, and what decides who reads it. */
export type StoredFile = {
  id: string;
  what: string;
  visibility: 'SHARED' | 'ICE_ONLY' | 'AGENCY_ONLY';
  /** The case it belongs to; null for the paper behind an authority to sign, which belongs to the agency. */
  scope: Scope | null;
  agencyId: string;
};

type Row = Omit<StoredFile, 'scope' | 'what'> & {
  kind: string;
  agency: string;
  office: string | null;
  sent: boolean;
  isOfCase: boolean;
};

/** A file for each kind, side, agency and office there is. */
export const someFiles = async (client: Client): Promise<StoredFile[]> => {
  const rows = await rowsOf<Row>(
    client,
    `SELECT DISTINCT ON (d.kind, d.visibility, a.id, office, sent)
       d.id::text AS id, d.kind::text AS kind, d.visibility::text AS visibility, a.id::text AS "agencyId",
       a.legal_name AS agency, COALESCE(r.office_id, g.office_id)::text AS office,
       (g.id IS NOT NULL OR r.submitted_at IS NOT NULL) AS sent, d.agency_id IS NULL AS "isOfCase"
     FROM documents d LEFT JOIN requests r ON r.id = d.request_id LEFT JOIN agreements g ON g.id = d.agreement_id
       JOIN agencies a ON a.id = COALESCE(d.agency_id, r.agency_id, g.agency_id)
     WHERE d.removed_at IS NULL ORDER BY d.kind, d.visibility, a.id, office, sent, d.id`,
  );
  return rows.map(({ kind, agency, office, sent, isOfCase, ...file }) => ({
    ...file,
    what: `${kind} ${file.visibility} of ${agency}${sent ? '' : ', unsent'}`,
    scope: isOfCase ? { agencyId: file.agencyId, officeId: office, isSent: sent } : null,
  }));
};

/** Sets which side files are for; rules of the database about who may change what are silent meanwhile. */
export const setSide = async (
  client: Client,
  files: readonly StoredFile[],
  visibility: StoredFile['visibility'],
): Promise<StoredFile[]> => {
  await client.query('SET session_replication_role = replica');
  await client.query('UPDATE documents SET visibility = $1::visibility WHERE id::text = ANY($2)', [
    visibility,
    files.map(({ id }) => id),
  ]);
  await client.query('SET session_replication_role = origin');
  return files.map((file) => ({ ...file, visibility, what: file.what.replace(file.visibility, visibility) }));
};

const sides: Readonly<Record<StoredFile['visibility'], readonly Role[] | null>> = {
  SHARED: null,
  ICE_ONLY: iceReaders,
  AGENCY_ONLY: agencyPeople,
};

const holds = (role: Role, by: readonly Role[]): boolean => by.includes(role);

/** Whether somebody may read a file at all, as it is written; some are not there yet, or held back, even for them. */
export const mayRead = (who: Knocker, { visibility, scope, agencyId }: StoredFile): boolean => {
  const { role } = who;
  const side = sides[visibility];
  if (role === null || (side !== null && !holds(role, side))) return false;
  if (scope !== null) return seesCase(who, scope);
  return holds(role, rights[who.agencyId === agencyId ? 'read_own_agency' : 'read_authority'].by);
};
