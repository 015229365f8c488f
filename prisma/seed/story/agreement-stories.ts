import type { AgreementStatus } from '@/lib/domain/agreements/status';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import {
  toExpired,
  toExpiring,
  toNeedReview,
  toRenewing,
  toSuperseded,
  toSuspended,
  toTerminated,
  toVoid,
} from '@/prisma/seed/story/agreement-life-scenes';
import { type AgreementScene, toForce, toPaper } from '@/prisma/seed/story/agreement-scenes';
import { toAmended, toExtended } from '@/prisma/seed/story/amendment-scenes';
import { type AgencyKey, type AgencyPart, agencyParts, officeParts } from '@/prisma/seed/story/cast';
import { toApproved } from '@/prisma/seed/story/decision-scenes';
import { tell } from '@/prisma/seed/story/request-story';
import { toCounsel } from '@/prisma/seed/story/review-scene';
import { daysAgo, type Stage } from '@/prisma/seed/story/stage';

// At least one agreement in every status. Each begins with a request of its own that went the whole way.

type AgreementStory = {
  by: AgencyKey;
  title: string;
  program: ProgramCode;
  until: AgreementStatus;
  scenes: readonly AgreementScene[];
  restedDays: number;
};

const sheriff = { by: 'calder', program: 'OCS' } as const;
const port = { by: 'portAmity', program: 'BEST' } as const;
const licenses = { by: 'motorVehicles', program: 'DBFTF' } as const;

export const agreementStories: readonly AgreementStory[] = [
  { ...sheriff, title: 'Gang violence, north county', until: 'NEGOTIATION', scenes: toForce, restedDays: 3 },
  { ...licenses, title: 'Forged licenses, capital region', until: 'LEGAL_REVIEW', scenes: toForce, restedDays: 4 },
  { ...sheriff, title: 'Gang violence, river towns', until: 'LEGAL_REVIEW', scenes: toCounsel, restedDays: 2 },
  { ...port, title: 'Container terminal, first agreement', until: 'LOCAL_APPROVAL', scenes: toForce, restedDays: 6 },
  { ...sheriff, title: 'Gang violence, corridor towns', until: 'SIGNING', scenes: toForce, restedDays: 2 },
  { ...port, title: 'Border task force, rail yard', until: 'SIGNING', scenes: toPaper(), restedDays: 3 },
  { ...licenses, title: 'Document fraud, lake counties', until: 'EXECUTED', scenes: toForce, restedDays: 2 },
  { ...port, title: 'Border task force, cargo side', until: 'IMPLEMENTING', scenes: toForce, restedDays: 5 },
  { ...sheriff, title: 'Gang violence, county seat', until: 'ACTIVE', scenes: toExtended, restedDays: 20 },
  { ...port, title: 'Border task force, ferry port', until: 'ACTIVE', scenes: toAmended, restedDays: 10 },
  { ...licenses, title: 'Document fraud, statewide', until: 'SUSPENDED', scenes: toSuspended, restedDays: 12 },
  { ...port, title: 'Border task force, airport', until: 'NEED_REVIEW', scenes: toNeedReview, restedDays: 15 },
  { ...sheriff, title: 'Gang violence, prison link', until: 'EXPIRING', scenes: toExpiring, restedDays: 20 },
  { ...licenses, title: 'Document fraud, dealer plates', until: 'RENEWING', scenes: toRenewing, restedDays: 10 },
  { ...sheriff, title: 'Gang violence, first round', until: 'EXPIRED', scenes: toExpired, restedDays: 200 },
  { ...port, title: 'Border task force, marina', until: 'TERMINATED', scenes: toTerminated, restedDays: 60 },
  { ...licenses, title: 'Document fraud, pilot', until: 'SUPERSEDED', scenes: toSuperseded, restedDays: 30 },
  { ...sheriff, title: 'Drafted for the wrong program', until: 'VOID', scenes: toVoid, restedDays: 90 },
];

/** Tells the story of an agreement, with the request that led to it. */
export const tellAgreement = async (stage: Stage, story: AgreementStory): Promise<void> => {
  const last = story.scenes.findLastIndex(({ leadsTo }) => leadsTo === story.until);
  const played = story.scenes.slice(0, last + 1);
  const end = played.at(-1);
  if (!end) throw new Error(`No scene leads to ${story.until}.`);
  const requestId = await tell(
    stage,
    {
      by: story.by,
      office: 'investigations',
      title: story.title,
      programsAsked: [story.program],
      offers: [story.program],
      until: 'APPROVED',
      restedDays: story.restedDays + end.day,
    },
    toApproved,
  );
  const { id } = await stage.db.agreement.findFirstOrThrow({ where: { requestId, programCode: story.program } });
  const agency: AgencyPart = agencyParts[story.by];
  const telling = { stage, agency, office: officeParts.investigations, id };
  for (const scene of played) await daysAgo(stage, story.restedDays + end.day - scene.day, () => scene.play(telling));
};
