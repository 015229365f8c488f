import { systemActor } from '@/lib/domain/access/actor';
import { allHaveSigned } from '@/lib/domain/agreements/facts';
import { lockAgreement } from '@/lib/server/agreements/case-row';
import { noteSigningPageShown } from '@/lib/server/agreements/ceremony-shown';
import { confirmSigning } from '@/lib/server/agreements/confirm-signing';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { portalWorkshop, sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { actorOfToken, openSession } from '@/lib/server/auth/sessions';
import { codeOf } from '@/lib/server/auth/totp';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { idOf } from '@/prisma/seed/ids';
import type { Stage } from '@/prisma/seed/story/stage';

// Signatures of the stories: a session, a real code from the authenticator's secret, the frozen hash, the typed name.

const CODE_SECONDS = 30;
const from = { ip: '127.0.0.1', userAgent: 'Demonstration data' };

// The stories tell of other days, of which no authority gives the time.
const workshop = { ...portalWorkshop, authority: async () => null };

/** Signs as the person with the address, whose turn it has to be. */
export const signAs = async (stage: Stage, id: string, email: string): Promise<void> => {
  const userId = idOf(stage.people, email);
  // The stories are not told in the order of the calendar, and a code counts only after the one before it.
  await stage.db.user.update({ where: { id: userId }, data: { totpLastStep: null } });
  const token = await stage.db.$transaction((tx) =>
    openSession(tx, { userId, method: 'DEMONSTRATION', isSecondFactorShown: false, ...from }),
  );
  const before = await actorOfToken(token, from);
  const secret = stage.secrets.get(email);
  if (!before || !secret) throw new Error(`${email} cannot sign in.`);
  const code = codeOf(secret, Math.floor(now().getTime() / 1000 / CODE_SECONDS));
  const { frozenVersion, version } = await stage.db.agreement.findUniqueOrThrow({
    where: { id },
    include: { frozenVersion: true },
  });
  const sha256 = frozenVersion?.sha256 ?? '';
  await noteSigningPageShown(before, id);
  const confirmed = await confirmSigning(before, { agreementId: id, sha256 }, { code });
  if (!confirmed.ok) throw new Error(`${email} could not confirm: ${confirmed.message}`);
  const actor = await actorOfToken(token, from);
  if (!actor) throw new Error(`The session of ${email} has ended.`);
  const answer = await performAgreementStep('sign', id, actor, {
    version,
    sha256,
    consent: 'yes',
    authority: 'yes',
    typedName: actor.name,
  });
  if (!answer.ok) throw new Error(`${email} could not sign: ${JSON.stringify(answer)}`);
  await stage.db.session.updateMany({ where: { userId }, data: { revokedAt: now() } });
};

/** Seals a wholly signed agreement at once, as the worker would within seconds. */
export const sealNow = async (stage: Stage, id: string): Promise<void> => {
  const row = await stage.db.$transaction((tx) => lockAgreement(tx, id));
  if (!row?.frozenVersionId || !allHaveSigned(toAgreementFacts(row, systemActor))) {
    throw new Error('The agreement is not ready to be sealed.');
  }
  await sealSignedAgreement(id, row.frozenVersionId, workshop);
  await stage.db.outboxMessage.updateMany({
    where: { dedupeKey: `${id}:${row.frozenVersionId}` },
    data: { queuedAt: now(), doneAt: now() },
  });
};
