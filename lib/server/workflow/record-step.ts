import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';
import { stepAction } from '@/lib/domain/audit/catalogue';
import { agreementNotices, audiences, requestNotices } from '@/lib/domain/notices/notice-name';
import type { Step } from '@/lib/domain/workflow/step';
import { appendStep, canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import type { Transaction } from '@/lib/server/db/client';
import { enqueue, type NoticeSubject } from '@/lib/server/outbox/enqueue';

// What every step leaves behind, in the transaction of the step: one audit event, one timeline event, its notices.

export type TakenStep = {
  kind: 'request' | 'agreement';
  caseId: string;
  name: string;
  step: Step<string, never, string, string, string>;
  actor: Actor;
  role: StepTaker;
  input: Record<string, unknown>;
  from: string | null;
  to: string;
  version: number;
  at: Date;
};

type AnyFactsStep<Facts> = Omit<TakenStep, 'step'> & { step: Step<string, Facts, string, string, string> };

/** Writes the audit event, the timeline event and the outbox rows of a step that was carried out. */
export const recordStep = async <Facts>(tx: Transaction, taken: AnyFactsStep<Facts>): Promise<void> => {
  const auditSeq = await appendStep(tx, {
    actor: taken.actor,
    role: taken.role,
    action: stepAction(taken.kind, taken.name),
    target: { type: taken.kind, id: taken.caseId },
    outcome: 'done',
    facts: {
      from: taken.from,
      to: taken.to,
      version: taken.version,
      inputSha256: sha256Hex(canonicalJson(taken.input)),
    },
  });
  const event = await tx.statusEvent.create({
    data: {
      ...(taken.kind === 'request' ? { requestId: taken.caseId } : { agreementId: taken.caseId }),
      step: taken.name,
      fromStatus: taken.from,
      toStatus: taken.to,
      caseVersion: taken.version,
      actorId: taken.actor.id,
      actorName: taken.actor.name,
      actorRole: taken.role,
      note: noteOf(taken.input),
      visibility: visibilityOf(taken),
      auditSeq,
      createdAt: taken.at,
    },
    select: { id: true },
  });
  for (const [name, audience] of taken.step.notify) {
    await enqueue(tx, 'notice', `${event.id}:${name}:${audience}`, {
      name: toNotice(name),
      audience: toAudience(audience),
      case: { kind: taken.kind, id: taken.caseId },
      eventId: event.id,
      ...subjectOf(taken.input),
    });
  }
};

const subjectKeys = ['meetingId', 'roundId', 'questionId'] as const;

/** The row of the case that a step names in its input, for the notice about it. */
const subjectOf = (input: Record<string, unknown>): NoticeSubject =>
  Object.fromEntries(
    subjectKeys.flatMap((key) => {
      const id = input[key];
      return typeof id === 'string' ? [[key, id]] : [];
    }),
  );

const noteOf = (input: Record<string, unknown>): string => (typeof input.reason === 'string' ? input.reason : '');

const visibilities = ['SHARED', 'ICE_ONLY', 'AGENCY_ONLY'] as const;

// A comment says itself who may read it; every other step's visibility is in the table.
const visibilityOf = <Facts>({ input, step }: AnyFactsStep<Facts>) =>
  visibilities.find((visibility) => visibility === input.visibility) ?? step.visibility ?? 'SHARED';

const toNotice = (name: string) => {
  const found = [...requestNotices, ...agreementNotices].find((notice) => notice === name);
  if (!found) throw new Error(`There is no notice named ${name}.`);
  return found;
};

const toAudience = (name: string) => {
  const found = audiences.find((audience) => audience === name);
  if (!found) throw new Error(`There is no audience named ${name}.`);
  return found;
};
