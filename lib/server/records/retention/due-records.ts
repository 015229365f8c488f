import 'server-only';
import { type CalendarDate, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { type DestroyingRule, destroyedTypes, dueOnOf, lastTriggerOf } from '@/lib/domain/records/retention';
import { sha256Hex } from '@/lib/server/audit/append';
import type { Transaction } from '@/lib/server/db/client';

// What the schedule says is due on a day. Whether a hold keeps it is asked of the database, in the words of its triggers.

/** A record that is due. */
export type DueRecord = {
  rule: DestroyingRule;
  id: string;
  label: string;
  /** SHA-256 of the bytes or words that would go. */
  sha256: string;
  dueOn: CalendarDate;
  held: boolean;
};

type Row = { id: string; label: string; sha256: string; trigger: Date; held: boolean };
type Client = Pick<Transaction, '$queryRaw'>;

/** Our own rule: so many of each kind in one run, the oldest first; the rest is due the next time. */
const eachMax = 500;
const zone = 'America/New_York';

// Due is what was triggered on or before this day: the first moment of the day after it.
const cutoff = (rule: DestroyingRule, asOf: CalendarDate): Date => {
  const last = lastTriggerOf(rule, asOf);
  if (last === null) throw new Error(`Nothing of ${rule} is ever due.`);
  return new Date(fromCalendarDate(last).getTime() + 24 * 60 * 60 * 1000);
};

const removedFiles = (client: Client, before: Date): Promise<Row[]> => client.$queryRaw<Row[]>`
  SELECT d.id, d.sha256, d.removed_at AS trigger, record_is_held(d.request_id, d.agreement_id, d.agency_id) AS held,
    'File of ' || coalesce(r.number, a.number, 'an agency') || ', ' || d.byte_length || ' bytes' AS label
  FROM documents d LEFT JOIN requests r ON r.id = d.request_id LEFT JOIN agreements a ON a.id = d.agreement_id
  WHERE d.removed_at < ${before} AND d.destroyed_at IS NULL ORDER BY d.removed_at, d.id LIMIT ${eachMax}`;

const notices = (client: Client, before: Date): Promise<Row[]> => client.$queryRaw<Row[]>`
  SELECT n.id, encode(sha256(convert_to(n.subject || chr(10) || n.body, 'UTF8')), 'hex') AS sha256,
    n.created_at AS trigger, record_is_held(n.request_id, n.agreement_id, NULL) AS held,
    'Message “' || replace(n.name, '-', ' ') || '”' || coalesce(' about ' || coalesce(r.number, a.number), '') AS label
  FROM notices n LEFT JOIN requests r ON r.id = n.request_id LEFT JOIN agreements a ON a.id = n.agreement_id
  WHERE n.created_at < ${before} AND n.destroyed_at IS NULL ORDER BY n.created_at, n.id LIMIT ${eachMax}`;

const packages = (client: Client, before: Date): Promise<Row[]> => client.$queryRaw<Row[]>`
  SELECT p.id, p.package_sha256 AS sha256, p.released_at AS trigger,
    record_is_held(p.request_id, p.agreement_id, NULL) AS held, 'Package of copy ' || p.number AS label
  FROM record_releases p
  WHERE p.released_at < ${before} AND p.package_destroyed_at IS NULL ORDER BY p.released_at, p.id LIMIT ${eachMax}`;

// One line for each closing of an account: somebody may be let in again, and leave again.
const ofClosedAccounts =
  (type: 'ACCOUNT_WISHES' | 'ABSENCES', what: string) =>
  (client: Client, before: Date): Promise<Row[]> =>
    client.$queryRaw<Row[]>`
  SELECT c.id, kept.sha256, c.decided_at AS trigger, record_is_held(NULL, NULL, u.agency_id) AS held,
    ${what}::text || ' of a closed account at ' || coalesce(a.legal_name, 'ICE') AS label
  FROM users u LEFT JOIN agencies a ON a.id = u.agency_id
    JOIN LATERAL (SELECT id, decided_at FROM account_changes WHERE user_id = u.id AND kind = 'CLOSE'
      AND decision = 'GRANTED' ORDER BY asked_at DESC, id DESC LIMIT 1) c ON true
    JOIN LATERAL (SELECT closed_account_digest(${type}::text, u.id) AS sha256) kept ON kept.sha256 IS NOT NULL
  WHERE NOT u.active AND c.decided_at < ${before} ORDER BY c.decided_at, c.id LIMIT ${eachMax}`;

const readers = {
  REMOVED_FILE: removedFiles,
  NOTICE: notices,
  RELEASE_PACKAGE: packages,
  ACCOUNT_WISHES: ofClosedAccounts('ACCOUNT_WISHES', 'Wishes'),
  ABSENCES: ofClosedAccounts('ABSENCES', 'Planned days away'),
} as const satisfies Record<DestroyingRule, (client: Client, before: Date) => Promise<Row[]>>;

/** What is due on a day, the oldest of each kind first. */
export const dueRecords = async (client: Client, asOf: CalendarDate): Promise<DueRecord[]> => {
  const found: DueRecord[] = [];
  for (const [rule, read] of Object.entries(readers)) {
    const name = Object.keys(destroyedTypes).find((one): one is DestroyingRule => one === rule);
    if (!name) continue;
    for (const { trigger, ...row } of await read(client, cutoff(name, asOf))) {
      found.push({ rule: name, ...row, dueOn: dueOnOf(name, dateIn(trigger, zone)) ?? asOf });
    }
  }
  return found;
};

/** SHA-256 over the list of what would go: what is held is not on it. */
export const listHash = (records: readonly DueRecord[]): string =>
  sha256Hex(
    records
      .filter(({ held }) => !held)
      .map(({ rule, id, sha256, dueOn }) => `${rule} ${id} ${sha256} ${dueOn}\n`)
      .join(''),
  );
