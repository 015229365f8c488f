import { systemActor } from '@/lib/domain/access/actor';
import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { type AgreementScene, type AgreementTelling, toForce } from '@/prisma/seed/story/agreement-scenes';
import { headquarters } from '@/prisma/seed/story/cast';
import { beginRenewal } from '@/prisma/seed/story/renewal-scene';
import { onAgreement } from '@/prisma/seed/story/stage';

// The life of an agreement after it came into force, and its ends.

const byThePortal =
  (step: 'start_expiring' | 'expire' | 'terminate') =>
  async ({ id }: AgreementTelling): Promise<void> => {
    const answer = await performAgreementStep(step, id, systemActor);
    if (!answer.ok) throw new Error(`${step}: ${JSON.stringify(answer)}`);
  };

const suspend = ({ stage, id }: AgreementTelling) =>
  onAgreement(stage, 'suspend', id, headquarters.manager, {
    reason: 'The supervising agent was called to another office until spring.',
    notified: 'Head of the agency',
    mode: 'WRITTEN',
  });

const askForNeed = ({ stage, id }: AgreementTelling) =>
  onAgreement(stage, 'open_need_review', id, headquarters.manager, {
    reason: 'No statistics were sent for two quarters, and no officer is assigned.',
  });

const NOTICE_DAYS = 30;

const giveNotice = ({ stage, agency, id }: AgreementTelling) => {
  const receivedOn = dateIn(now(), 'America/New_York');
  return onAgreement(stage, 'give_notice', id, agency.approver, {
    receivedOn,
    mode: 'CERTIFIED_MAIL',
    ground: 'RESOURCES',
    reason: 'The officers are needed in patrol; the governing body decided to leave.',
    endsOn: addCalendarDays(receivedOn, NOTICE_DAYS),
  });
};

/** The day has come: the portal ends it, and the agency has brought the equipment back already. */
const endOnItsDay = async (telling: AgreementTelling): Promise<void> => {
  const { stage, agency, id } = telling;
  await byThePortal('terminate')(telling);
  const item = await stage.db.windDownItem.findFirstOrThrow({
    where: { key: 'return-equipment', notice: { agreementId: id } },
  });
  await onAgreement(stage, 'complete_wind_down', id, agency.approver, {
    itemId: item.id,
    value: 'YES',
    note: 'Two radios and four laptops, against receipt',
  });
};

const setAside = ({ stage, id }: AgreementTelling) =>
  onAgreement(stage, 'void', id, headquarters.manager, {
    reason: 'The draft was made for the wrong program. A new one follows.',
  });

/** Takes the successor of a renewing agreement all the way to force; it then supersedes the old one. */
const renewToTheEnd = async (telling: AgreementTelling): Promise<void> => {
  await beginRenewal(telling);
  const successor = await telling.stage.db.agreement.findUniqueOrThrow({ where: { supersedesId: telling.id } });
  for (const scene of toForce) await scene.play({ ...telling, id: successor.id });
};

const inForceOn = 66;
const termDays = 731;

export const toVoid: readonly AgreementScene[] = [...toForce.slice(0, 1), { day: 9, leadsTo: 'VOID', play: setAside }];

const after = (days: number, leadsTo: AgreementScene['leadsTo'], play: AgreementScene['play']): AgreementScene => ({
  day: inForceOn + days,
  leadsTo,
  play,
});

const expiring = after(termDays - 179, 'EXPIRING', byThePortal('start_expiring'));

export const toSuspended = [...toForce, after(90, 'SUSPENDED', suspend)];
export const toNeedReview = [...toForce, after(150, 'NEED_REVIEW', askForNeed)];
export const toTerminated = [
  ...toForce,
  after(240, 'ACTIVE', giveNotice),
  after(240 + NOTICE_DAYS + 1, 'TERMINATED', endOnItsDay),
];
export const toExpiring = [...toForce, expiring];
export const toRenewing = [...toForce, expiring, after(termDays - 150, 'RENEWING', beginRenewal)];
export const toExpired = [...toForce, expiring, after(termDays + 1, 'EXPIRED', byThePortal('expire'))];
export const toSuperseded = [...toForce, expiring, after(termDays - 120, 'SUPERSEDED', renewToTheEnd)];
