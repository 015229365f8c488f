import 'server-only';
import { type MailPlan, planMail } from '@/lib/domain/notices/mail-plan';
import { db } from '@/lib/server/db/client';
import type { CaseRef } from '@/lib/server/outbox/enqueue';

// What each person wished for: read when a notice is written, so that a change counts from the next one on.

/** Headquarters and its offices read times as Washington does until somebody says otherwise. */
export const officeTimeZone = 'America/New_York';

/** The parts of a person that say how they want to be told. */
export const wishParts = {
  agency: { select: { timeZone: true } },
  noticeSetting: { select: { timeZone: true, quietFrom: true, quietUntil: true } },
} as const;

type Wishing = {
  agency: { timeZone: string } | null;
  noticeSetting: { timeZone: string; quietFrom: number | null; quietUntil: number | null } | null;
};

/** The clock of a person: what they chose, or that of their agency. */
export const clockOf = ({ agency, noticeSetting }: Wishing) => {
  const { quietFrom = null, quietUntil = null } = noticeSetting ?? {};
  return {
    timeZone: noticeSetting?.timeZone ?? agency?.timeZone ?? officeTimeZone,
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
  };
};

/** When the mail of a notice goes out to each of some people. `ref` null: it is about no case that could be muted. */
export const mailPlans = async (
  userIds: readonly string[],
  { name, ref }: { name: string; ref: CaseRef | null },
  at: Date,
): Promise<Map<string, MailPlan>> => {
  const about = ref && (ref.kind === 'request' ? { requestId: ref.id } : { agreementId: ref.id });
  const people = await db.user.findMany({
    where: { id: { in: [...userIds] } },
    select: {
      id: true,
      ...wishParts,
      noticeChoices: { where: { name }, select: { pace: true } },
      caseWatches: { where: about ? { ...about, kind: 'MUTE' } : { id: { in: [] } }, select: { id: true } },
    },
  });
  return new Map(
    people.map(({ id, noticeChoices, caseWatches, ...person }) => {
      const wishes = {
        ...clockOf(person),
        pace: noticeChoices[0]?.pace ?? null,
        muted: caseWatches.length > 0,
      };
      return [id, planMail(name, wishes, at)];
    }),
  );
};
