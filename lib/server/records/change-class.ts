import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { readableVisibilities } from '@/lib/domain/access/readable';
import type { AuditFact } from '@/lib/domain/audit/catalogue';
import type { changeClassInput } from '@/lib/domain/records/class-input';
import { disclosureWords } from '@/lib/domain/requests/disclosure';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { DisclosureClass } from '@/lib/server/db/generated/client';
import { ofVisibleCase } from '@/lib/server/records/of-visible-case';

// Who may read a file or comment later. The change and its reason are kept; an audit event names both classes.

type ClassEvent = AuditFact<'document.change_class' | 'comment.change_class'>;
type Input = z.output<typeof changeClassInput>;

const findIn = async (tx: Transaction, actor: Actor, { what, id }: Input): Promise<DisclosureClass | null> => {
  const where = {
    id,
    visibility: { in: readableVisibilities(actor) },
    ...ofVisibleCase(actor),
  };
  const select = { class: true } as const;
  const found =
    what === 'DOCUMENT'
      ? await tx.document.findFirst({ where: { ...where, removedAt: null }, select })
      : await tx.comment.findFirst({ where, select });
  return found?.class ?? null;
};

const write = async (tx: Transaction, { what, id, class: chosen }: Input): Promise<void> => {
  const change = { where: { id }, data: { class: chosen }, select: { id: true } } as const;
  if (what === 'DOCUMENT') await tx.document.update(change);
  else await tx.comment.update(change);
};

const eventOf = ({ what, id, class: chosen }: Input, from: DisclosureClass): ClassEvent => {
  const facts = { from, to: chosen };
  return what === 'DOCUMENT'
    ? { action: 'document.change_class', target: { type: 'document', id }, facts }
    : { action: 'comment.change_class', target: { type: 'comment', id }, facts };
};

/** Changes the disclosure class of a file or comment that the actor may read. */
export const changeClass = async (actor: Actor, input: Input): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'classify_records') || actor.id === null) {
    return refuse('not_yours', 'The legal office and oversight change disclosure classes.');
  }
  const changedById = actor.id;
  return db.$transaction(async (tx) => {
    const before = await findIn(tx, actor, input);
    if (before === null) return refuse('not_found', 'This is not there any more, or not yours to see.');
    if (before === input.class) {
      const message = `It is “${disclosureWords[before].label}” already. Choose another one.`;
      return refuse('invalid', message, { fields: { class: [message] } });
    }
    await write(tx, input);
    await tx.classChange.create({
      data: {
        ...(input.what === 'DOCUMENT' ? { documentId: input.id } : { commentId: input.id }),
        ...{ fromClass: before, toClass: input.class, reason: input.reason, changedById, changedAt: now() },
      },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      outcome: 'done',
      ...eventOf(input, before),
    });
    return done(null, `The class is “${disclosureWords[input.class].label}” now.`);
  });
};
