import 'server-only';
import { z } from 'zod';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { rowId } from '@/lib/domain/form-values';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { paragraph } from '@/lib/domain/text';
import { lockImport } from '@/lib/server/agreements/imports/import-take-over';
import { touchedAgreements } from '@/lib/server/agreements/imports/touched-agreements';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { performWithin } from '@/lib/server/workflow/within';

export const undoAgreementsInput = z.strictObject({
  importId: rowId(),
  reason: paragraph(1000, 'Say why the import is taken back.'),
});

const writeMs = 180_000;

/** Sets every agreement of an import aside, all or none. Their numbers and history stay. */
export const undoAgreements = async (
  actor: Actor,
  { importId, reason }: z.output<typeof undoAgreementsInput>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'import_agreements')) {
    return refuse('not_yours', 'Only an administrator takes an import back.');
  }
  return db.$transaction(
    async (tx): Promise<Outcome<null>> => {
      const found = await lockImport(tx, importId);
      if (!found) return refuse('not_found', 'This import is not there any more. Open the list again.');
      if (found.undoneAt !== null) return done(null, 'This import was taken back already.');
      if (found.takenOverAt === null)
        return refuse('wrong_state', 'This file was only tried. Nothing has to be taken back.');
      const rows = await tx.agreement.findMany({
        where: { outsideSigning: { importId } },
        orderBy: { number: 'asc' },
        select: { id: true, number: true },
      });
      const touched = await touchedAgreements(tx, importId);
      if (touched.length > 0) {
        return refuse('blocked', 'Nothing was taken back: people have worked with agreements of this import since.', {
          reasons: [`They are ${touched.slice(0, 10).join(', ')}${touched.length > 10 ? ' and more' : ''}.`],
        });
      }
      for (const { id, number } of rows) {
        const undone = await performWithin(tx, 'agreement', 'undo_import', id, systemActor, { reason });
        if (!undone) throw new Error(`${number} could not be taken back with its import.`);
      }
      await tx.agreementImport.update({
        where: { id: importId },
        data: { undoneAt: now(), undoneById: actor.id, undoReason: reason },
      });
      await appendAudit(tx, {
        actor,
        role: 'ADMIN',
        action: 'agreement_import.undo',
        target: { type: 'agreement_import', id: importId },
        outcome: 'done',
        facts: { agreements: rows.length },
      });
      return done(null, `${rows.length} ${rows.length === 1 ? 'agreement' : 'agreements'} taken back.`);
    },
    { timeout: writeMs, maxWait: 20_000 },
  );
};
