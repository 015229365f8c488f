import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type authorityDecision, authorityState } from '@/lib/domain/agreements/authority';
import { dateIn } from '@/lib/domain/dates';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';
import { enqueue } from '@/lib/server/outbox/enqueue';

// ICE confirms an authority that an agency recorded, or says why not. Nobody confirms what they recorded.

const lockAuthority = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`SELECT 1 FROM authorities_to_sign WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.authorityToSign.findUnique({
    where: { id },
    include: { document: true, agency: { select: { timeZone: true } }, replaces: true },
  });
};

type Locked = NonNullable<Awaited<ReturnType<typeof lockAuthority>>>;

/** The record that is followed ends where this one begins. */
const endReplaced = async (tx: Transaction, actor: Actor, { replaces, validFrom }: Locked): Promise<void> => {
  if (!replaces || replaces.endedOn !== null) return;
  await tx.authorityToSign.update({
    where: { id: replaces.id },
    data: {
      endedOn: validFrom > replaces.validFrom ? validFrom : replaces.validFrom,
      ...{ endReason: 'REPLACED', endedById: actor.id, endedAt: now() },
    },
  });
};

const grantProblem = (row: Locked, actor: Actor): string | null => {
  if (!mayOpen(row.document, actor, isScanning())) {
    return 'The document is not open for you: it is still being checked, or was held back. Confirm once you have read it.';
  }
  const ended = authorityState(toAuthority(row), dateIn(now(), row.agency.timeZone)) === 'ENDED';
  return ended ? 'The term is over already. Refuse it with a note.' : null;
};

/** Confirms a recorded authority, or refuses it with a note. The one who recorded it is told by mail. */
export const decideAuthority = async (
  actor: Actor,
  { authorityId, decision: asked, note }: z.output<typeof authorityDecision>,
): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'confirm_authority') || actor.id === null) {
    return refuse('not_yours', 'A program manager of ICE or an administrator of the portal confirms authorities.');
  }
  if (asked === 'refuse' && note === '') {
    return refuse('invalid', 'Check the marked fields.', {
      fields: { note: ['Say what is missing. The note is mailed to the agency.'] },
    });
  }
  return db.$transaction(async (tx) => {
    const row = await lockAuthority(tx, authorityId);
    if (!row) return refuse('not_found', 'This record is not there any more. Open the list again.');
    if (row.recordedById === actor.id)
      return refuse('not_yours', 'Another person than the one who recorded it confirms.');
    if (row.decision !== null || row.endedOn !== null) return refuse('wrong_state', 'This record waits no more.');
    const problem = asked === 'grant' ? grantProblem(row, actor) : null;
    if (problem) return refuse('blocked', problem);
    const decision = asked === 'grant' ? 'GRANTED' : 'REFUSED';
    await tx.authorityToSign.update({
      where: { id: row.id },
      data: { decision, decisionNote: note, decidedById: actor.id, decidedAt: now() },
    });
    if (asked === 'grant') await endReplaced(tx, actor, row);
    const letter = { letter: 'authority-decided' as const, id: row.id, userId: row.recordedById };
    await enqueue(tx, 'agency_letter', `authority-decided:${row.id}`, letter);
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: `authority.${asked}`,
      target: { type: 'authority', id: row.id },
      outcome: 'done',
      facts: { agency: row.agencyId, document: row.documentId, documentSha256: row.document.sha256 },
    });
    return done(null, asked === 'grant' ? 'The authority is confirmed.' : 'The authority was not confirmed.');
  });
};
