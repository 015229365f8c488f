import 'server-only';
import { z } from 'zod';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { importStepOf } from '@/lib/domain/agreements/imports/import-step';
import { type TriedAgreement, triedAgreements } from '@/lib/domain/agreements/imports/import-view';
import { mayCheck, rowId } from '@/lib/domain/form-values';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { filesOfImport, type LookedAt } from '@/lib/server/agreements/imports/import-files';
import { presentAgreements } from '@/lib/server/agreements/imports/import-surroundings';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { performWithin } from '@/lib/server/workflow/within';

// Taking over writes exactly the good rows of the dry run, all in one transaction, or nothing.

export const takeOverAgreementsInput = z.strictObject({ importId: rowId(), whole: mayCheck(), looked: mayCheck() });

// Five hundred rows, each a step with its event and audit event, on a slow machine.
const writeMs = 180_000;
const shownRows = 10;

type Good = Extract<TriedAgreement, { kind: 'good' }>;

const listText = (rows: readonly number[]): string => {
  const shown = rows.slice(0, shownRows).join(', ');
  return rows.length > shownRows ? `${shown} and ${rows.length - shownRows} more` : shown;
};

/** Locks an import for the rest of the transaction and reads it; one import is written at a time. */
export const lockImport = async (tx: Transaction, id: string) => {
  // As long as a whole import may take: whoever comes second waits, and finds it done.
  await tx.$executeRaw`SET LOCAL lock_timeout = '170s'`;
  await tx.$executeRaw`SET LOCAL statement_timeout = '175s'`;
  await tx.$executeRaw`LOCK TABLE agreement_imports IN SHARE ROW EXCLUSIVE MODE`;
  return tx.agreementImport.findUnique({ where: { id } });
};

// Rows for which the portal is not what the dry run compared with.
const moved = async (tx: Transaction, rows: readonly Good[], files: readonly LookedAt[]): Promise<number[]> => {
  const hashOf = new Map(files.map(({ id, sha256 }) => [id, sha256]));
  const [present, agencies, offices] = await Promise.all([
    presentAgreements(
      tx,
      files.map(({ sha256 }) => sha256),
    ),
    tx.agency.findMany({ where: { status: 'VERIFIED' }, select: { id: true } }),
    tx.office.findMany({ select: { id: true } }),
  ]);
  const known = new Set([...agencies, ...offices].map(({ id }) => id));
  return rows.flatMap(({ row, terms }) => {
    const hash = hashOf.get(terms.documentId);
    const stands =
      hash !== undefined &&
      known.has(terms.agencyId) &&
      known.has(terms.officeId) &&
      present.agreementSince(terms.agencyId, terms.programCode, terms.effectiveOn) === null &&
      present.agreementWithFile(hash) === null;
    return stands ? [] : [row];
  });
};

const fileProblem = (rows: readonly Good[], files: readonly LookedAt[], looked: boolean): Refused | null => {
  const named = new Set(rows.map(({ terms }) => terms.documentId));
  const used = files.filter(({ id }) => named.has(id));
  const reasons = used.flatMap(({ filename, state }) =>
    state.kind === 'UNFIT' || state.kind === 'WAITS' ? [`${filename}: ${state.words}`] : [],
  );
  if (reasons.length > 0) {
    return refuse('blocked', 'Nothing was written: files of this import are not ready.', {
      reasons: reasons.slice(0, shownRows),
    });
  }
  if (!looked && used.some(({ state }) => state.kind === 'TO_LOOK_THROUGH')) {
    const message = 'Look through the files without words to search, and say that you have.';
    return refuse('invalid', message, { fields: { looked: [message] } });
  }
  return null;
};

const writeRows = async (tx: Transaction, importId: string, rows: readonly Good[]): Promise<void> => {
  for (const { row, terms } of rows) {
    const made = await performWithin(tx, 'agreement', importStepOf(terms), null, systemActor, { importId, row, terms });
    if (!made) throw new Error(`Row ${row} of an import could not be taken over.`);
  }
};

const countText = (count: number): string => `${count} ${count === 1 ? 'agreement' : 'agreements'}`;

/** Takes over the good rows of a dry run. Done twice, it is done once. */
export const takeOverAgreements = async (
  actor: Actor,
  { importId, whole, looked }: z.output<typeof takeOverAgreementsInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'import_agreements')) {
    return refuse('not_yours', 'Only an administrator takes agreements over.');
  }
  return db.$transaction(
    async (tx): Promise<Outcome<null>> => {
      const found = await lockImport(tx, importId);
      if (!found) return refuse('not_found', 'This dry run is not there any more. Open the list again.');
      if (found.undoneAt !== null) return refuse('wrong_state', 'This import was taken back. Send the file anew.');
      if (found.takenOverAt !== null)
        return done(null, 'This import was taken over already. Nothing was written twice.');
      if (whole && found.errorCount > 0) {
        return refuse('blocked', `Nothing was written: ${found.errorCount} rows have errors. Mend them and try again.`);
      }
      const rows = triedAgreements.parse(found.rows).flatMap((one) => (one.kind === 'good' ? [one] : []));
      if (rows.length === 0)
        return refuse('blocked', 'No row is free of errors, so that there is nothing to take over.');
      const files = await filesOfImport(tx, importId);
      const problem = fileProblem(rows, files, looked);
      if (problem) return problem;
      const others = await moved(tx, rows, files);
      if (others.length > 0) {
        return refuse('stale', 'Nothing was written. The portal changed since the dry run; send the file anew.', {
          reasons: [`Rows that are not as shown any more: ${listText(others)}.`],
        });
      }
      await writeRows(tx, importId, rows);
      await tx.agreementImport.update({
        where: { id: importId },
        data: { takenOverAt: now(), takenOverById: actor.id },
      });
      await appendAudit(tx, {
        actor,
        role: 'ADMIN',
        action: 'agreement_import.take_over',
        target: { type: 'agreement_import', id: importId },
        outcome: 'done',
        facts: { agreements: rows.length, leftOut: found.errorCount },
      });
      return done(null, `${countText(rows.length)} taken over.`);
    },
    { timeout: writeMs, maxWait: 20_000 },
  );
};
