import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { changedFacts, type DirectoryFacts, directoryKey } from '@/lib/domain/agencies/directory-file';
import { type TriedRow, triedRows } from '@/lib/domain/agencies/import-view';
import { mayCheck, rowId } from '@/lib/domain/form-values';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { heldEntries } from '@/lib/server/agencies/directory-dry-run';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';

// Taking over writes exactly what the dry run showed, or nothing.

export const takeOverInput = z.strictObject({ importId: rowId(), whole: mayCheck() });

// Each row is also written into the index of the search; a statement has two seconds and a half on a slow machine.
const chunkRows = 500;
const shownRows = 10;
// Twenty thousand rows, on a slow machine.
const writeMs = 60_000;

type Writing = { importId: string; source: string; sourceDate: Date };

type Added = Extract<TriedRow, { kind: 'added' }>;
type Changed = Extract<TriedRow, { kind: 'changed' }>;

// Rows for which the directory is not what the dry run compared with.
const moved = async (tx: Transaction, rows: readonly TriedRow[]): Promise<number[]> => {
  const held = await heldEntries(tx);
  const byId = new Map([...held.values()].map(({ id, facts }) => [id, facts]));
  return rows.flatMap((row) => {
    if (row.kind === 'added') return held.has(directoryKey(row.after)) ? [row.row] : [];
    if (row.kind !== 'changed') return [];
    const present = byId.get(row.entryId);
    return present === undefined || changedFacts(row.before, present).length > 0 ? [row.row] : [];
  });
};

// One statement for many rows: a file of twenty thousand must not hold the directory for long.
const recordOf = Prisma.sql`AS r(
  id uuid, ori text, "legalName" text, type text, level text, "stateCode" text, counties jsonb, "headTitle" text,
  "emailDomain" text, "swornCount" int, "civilianCount" int, population int, "operatesJail" boolean)`;

const countiesOf = Prisma.sql`ARRAY(SELECT jsonb_array_elements_text(r.counties))`;

const inChunks = async (rows: readonly object[], write: (json: string) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < rows.length; at += chunkRows) await write(JSON.stringify(rows.slice(at, at + chunkRows)));
};

const addRows = (tx: Transaction, rows: readonly Added[], from: Writing): Promise<void> =>
  inChunks(
    rows.map(({ after }) => after),
    (json) => tx.$executeRaw`
      INSERT INTO directory_entries (id, ori, legal_name, type, level, state_code, counties, head_title, email_domain,
        sworn_count, civilian_count, population, operates_jail, source, source_date, import_id, updated_at)
      SELECT gen_random_uuid(), r.ori, r."legalName", r.type::agency_type, r.level::agency_level, r."stateCode",
        ${countiesOf}, r."headTitle", r."emailDomain", r."swornCount", r."civilianCount", r.population,
        r."operatesJail", ${from.source}, ${from.sourceDate}::date, ${from.importId}::uuid, ${now()}
      FROM jsonb_to_recordset(${json}::jsonb) ${recordOf}`,
  );

const changeRows = (tx: Transaction, rows: readonly Changed[], from: Writing): Promise<void> =>
  inChunks(
    rows.map(({ entryId, after }) => ({ id: entryId, ...after })),
    (json) => tx.$executeRaw`
      UPDATE directory_entries e SET
        ori = r.ori, legal_name = r."legalName", type = r.type::agency_type, level = r.level::agency_level,
        state_code = r."stateCode", counties = ${countiesOf}, head_title = r."headTitle",
        email_domain = r."emailDomain", sworn_count = r."swornCount", civilian_count = r."civilianCount",
        population = r.population, operates_jail = r."operatesJail", source = ${from.source},
        source_date = ${from.sourceDate}::date, import_id = ${from.importId}::uuid, updated_at = ${now()}
      FROM jsonb_to_recordset(${json}::jsonb) ${recordOf}
      WHERE e.id = r.id`,
  );

const listText = (rows: readonly number[]): string => {
  const shown = rows.slice(0, shownRows).join(', ');
  return rows.length > shownRows ? `${shown} and ${rows.length - shownRows} more` : shown;
};

/** Takes over the good rows of a dry run. Refused for all but administrators, and when the directory has moved on. */
export const takeOverImport = async (
  actor: Actor,
  { importId, whole }: z.output<typeof takeOverInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'manage_directory')) {
    return refuse('not_yours', 'Only an administrator takes files over into the directory.');
  }
  return db.$transaction(
    async (tx): Promise<Outcome<null>> => {
      // One writer of the directory at a time; readers go on.
      await tx.$executeRaw`LOCK TABLE directory_entries IN SHARE ROW EXCLUSIVE MODE`;
      const found = await tx.directoryImport.findUnique({ where: { id: importId } });
      if (!found) return refuse('not_found', 'This dry run is not there any more. Open the list again.');
      if (found.takenOverAt !== null) return refuse('wrong_state', 'This file was taken over already.');
      if (whole && found.errorCount > 0) {
        return refuse('blocked', `Nothing was written: ${found.errorCount} rows have errors. Mend them and try again.`);
      }
      const rows = triedRows.parse(found.rows);
      const others = await moved(tx, rows);
      if (others.length > 0) {
        return refuse('stale', 'Nothing was written. The directory changed since the dry run; try the file again.', {
          reasons: [`Rows that are not as shown any more: ${listText(others)}.`],
        });
      }
      const from = { importId, source: found.source, sourceDate: found.sourceDate };
      await addRows(
        tx,
        rows.filter((row) => row.kind === 'added'),
        from,
      );
      await changeRows(
        tx,
        rows.filter((row) => row.kind === 'changed'),
        from,
      );
      await tx.directoryImport.update({
        where: { id: importId },
        data: { takenOverAt: now(), takenOverById: actor.id },
      });
      const written = found.addedCount + found.changedCount;
      await appendAudit(tx, {
        actor,
        role: 'ADMIN',
        action: 'directory_import.take_over',
        target: { type: 'directory_import', id: importId },
        outcome: 'done',
        facts: { added: found.addedCount, changed: found.changedCount },
      });
      return done(null, `${written.toLocaleString('en-US')} ${written === 1 ? 'row was' : 'rows were'} taken over.`);
    },
    { timeout: writeMs },
  );
};

/** The facts of an entry in words, by name, for before and after. */
export const entryText = (value: DirectoryFacts[keyof DirectoryFacts]): string => {
  if (value === null || value === '') return 'Nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return typeof value === 'string' ? value : value.join('; ') || 'None';
};
