import type { Client } from 'pg';
import { caseReach } from '@/lib/domain/access/reach';
import { type Role, roleFacts } from '@/lib/domain/access/role';
import { accountOf } from '@/tests/support/browser/people';
import { actionBody, actionIds, callAction, type DoorClient, eachAtOnce } from '@/tests/support/http/door-client';
import { rowsOf } from '@/tests/support/http/door-database';

// Who knocks: every role of the agency and the offices that own the cases, the same roles of other ones, somebody who is
// not signed in, and somebody whose account was closed after signing in.

/** Somebody at the doors. */
export type Knocker = {
  name: string;
  userId: string | null;
  cookie: string;
  role: Role | null;
  agencyId: string | null;
  officeId: string | null;
};

/** What decides who sees a case. */
export type Scope = { agencyId: string; officeId: string | null; isSent: boolean };

const inside = [
  'm.delgado@calder.example',
  't.brandt@calder.example',
  'p.nair@calder.example',
  'g.okafor@coordination.example',
  'a.ruiz@investigations.example',
  'b.carver@investigations.example',
  's.reyes@coordination.example',
  'i.moen@coordination.example',
  'd.feld@coordination.example',
  'h.sato@investigations.example',
  'n.castillo@coordination.example',
  'w.ames@coordination.example',
];
const outside = [
  'k.osei@portamity.example',
  'l.whitfield@portamity.example',
  'd.cho@portamity.example',
  'o.haddad@removal.example',
  'r.lindqvist@removal.example',
  'm.bell@removal.example',
];
/** Signs in, and then has the account closed. */
export const closedAccount = 'v.lang@harrow.example';

const signIn = async (client: DoorClient, email: string): Promise<string> => {
  const id = actionIds().get('app/(auth)/sign-in/actions.ts signInForDemonstration') ?? '';
  const body = actionBody({ email: accountOf(email).email });
  const ask = () => callAction(client, { id, path: '/sign-in', cookie: '', body });
  let answer = await ask();
  for (let again = 0; again < 3 && answer.cookies.length === 0; again += 1) answer = await ask();
  const cookie = answer.cookies.find((line) => line.includes('session='));
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.status} ${answer.body.slice(0, 200)}`);
  return cookie;
};

type Row = { id: string; email: string; roles: string; agency: string | null; office: string | null };

/** Exports and signatures ask anew who somebody is; everybody but who is signed out has just shown it. */
export const confirmAll = async (database: Client): Promise<void> => {
  await database.query('UPDATE sessions SET second_factor_at = now() WHERE revoked_at IS NULL');
};

/** Signs everybody in; the closed account is closed in the database, with its session left alive. */
export const knockers = async (client: DoorClient, database: Client): Promise<Knocker[]> => {
  const emails = [...inside, ...outside, closedAccount];
  const cookies = await eachAtOnce(emails, (email) => signIn(client, email));
  const rows = await rowsOf<Row>(
    database,
    `SELECT id::text AS id, work_email AS email, roles::text AS roles, agency_id::text AS agency, office_id::text AS office FROM users`,
  );
  await database.query('UPDATE users SET active = false WHERE work_email = $1', [closedAccount]);
  const found = emails.map((email, at): Knocker => {
    const row = rows.find((one) => one.email === email);
    const { role } = accountOf(email);
    if (!row || row.roles !== `{${role}}`) throw new Error(`${email} has other roles than its account says.`);
    const known = Object.keys(roleFacts).find((one): one is Role => one === role);
    const isClosed = email === closedAccount;
    return {
      name: isClosed ? 'closed account' : `${role} ${email}`,
      userId: row.id,
      cookie: cookies[at] ?? '',
      role: isClosed ? null : (known ?? null),
      agencyId: row.agency,
      officeId: row.office,
    };
  });
  return [...found, { name: 'signed out', userId: null, cookie: '', role: null, agencyId: null, officeId: null }];
};

/**
 * Whether somebody sees a case, by the written reach of their role; the code under test says the same by its own means.
 * The roles of offices of the coordination office do not occur here: their reach is every office.
 */
export const seesCase = (who: Knocker, scope: Scope | null): boolean => {
  if (who.role === null || scope === null) return false;
  const reach = caseReach[who.role];
  if (reach === 'OWN_AGENCY') return scope.agencyId === who.agencyId;
  return scope.isSent && (reach === 'ALL' || (scope.officeId !== null && scope.officeId === who.officeId));
};
