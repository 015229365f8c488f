import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { WATCHES_MAX, type watchInput } from '@/lib/domain/notices/case-watch';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { personOf } from '@/lib/server/auth/person';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { caseKey } from '@/lib/server/notices/case-watches';
import type { CaseRef } from '@/lib/server/outbox/enqueue';
import { visibleRequests } from '@/lib/server/requests/visible';

// Following a case changes nothing that anybody else sees, and is no event of the audit log.

const sees = async (actor: Actor, { kind, id }: CaseRef): Promise<boolean> => {
  const found =
    kind === 'request'
      ? await db.request.findFirst({ where: { AND: [{ id }, visibleRequests(actor)] }, select: { id: true } })
      : await db.agreement.findFirst({ where: { AND: [{ id }, visibleAgreements(actor)] }, select: { id: true } });
  return found !== null;
};

const answers = {
  FOLLOW: 'You follow this case now.',
  MUTE: 'This case is muted now.',
  NONE: 'You are told of this case as usual.',
} as const;

/** Follows a case, mutes it, or neither. Whoever stops may do so for a case that they no longer see. */
export const watchCase = async (actor: Actor, input: z.output<typeof watchInput>): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const { kind, caseId: id, watch } = input;
  const ref = { kind, id };
  if (watch !== 'NONE' && !(await sees(actor, ref))) return refuse('not_found', 'This case is not there.');
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    await tx.caseWatch.deleteMany({ where: { userId, ...caseKey(ref) } });
    if (watch === 'NONE') return done(null, answers.NONE);
    if ((await tx.caseWatch.count({ where: { userId } })) >= WATCHES_MAX) {
      return refuse('blocked', `You follow or have muted ${WATCHES_MAX} cases. Let one of them go first.`);
    }
    await tx.caseWatch.create({ data: { userId, ...caseKey(ref), kind: watch, createdAt: now() } });
    return done(null, answers[watch]);
  });
};
