import { addCalendarDays, addCalendarMonths, dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { portalFiles } from '@/lib/server/files/portal-files';
import { idOf } from '@/prisma/seed/ids';
import { agencyParts, headquarters, officeParts } from '@/prisma/seed/story/cast';
import { daysAgo, onAgreement, type Stage } from '@/prisma/seed/story/stage';

// How an agreement in force is looked after: a class of designated officers whose two years soon end, a steering meeting
// with its minutes and one to come, and an inspection with one finding corrected and one open.

/** The agreement that was in force for 120 days when the demonstration opens. */
const title = 'Border task force, ferry port';

const { officer, approver } = agencyParts.portAmity;
const { liaison } = officeParts.investigations;
const { oversight } = headquarters;

type Scene = { stage: Stage; id: string };

const today = () => dateIn(now(), 'America/New_York');

const storeFile = async ({ stage, id }: Scene, filename: string, text: string): Promise<string> => {
  const file = await portalFiles().putFile(new TextEncoder().encode(`${text}\n(Demonstration document.)\n`));
  const row = await stage.db.document.create({
    data: {
      ...{ agreementId: id, kind: 'EVIDENCE', filename, contentType: 'text/plain', ...file, textSearch: 'CLEAR' },
      ...{ uploadedById: idOf(stage.people, officer), createdAt: now() },
    },
    select: { id: true },
  });
  return row.id;
};

/** Days until the designations of the class end: within the distance of 90 days. */
const DESIGNATED_DAYS_LEFT = 70;

const trainOfficers = async ({ stage, id }: Scene): Promise<void> => {
  const endsOn = addCalendarDays(addCalendarMonths(dateIn(stage.today, 'America/New_York'), -24), DESIGNATED_DAYS_LEFT);
  await onAgreement(stage, 'record_cohort', id, officer, {
    programCode: 'T19',
    course: 'Cross-designation course, first class',
    startsOn: addCalendarDays(endsOn, -18),
    endsOn,
    nominated: '6',
    recertifiesId: '',
  });
  const { id: cohortId } = await stage.db.trainingCohort.findFirstOrThrow({ where: { agreementId: id } });
  await onAgreement(stage, 'certify_cohort', id, liaison, {
    cohortId,
    cleared: '6',
    passed: '5',
    certified: '5',
    expiresOn: addCalendarMonths(endsOn, 24),
  });
};

const trainMore = ({ stage, id }: Scene) =>
  onAgreement(stage, 'record_cohort', id, officer, {
    programCode: 'T19',
    course: 'Cross-designation course, second class',
    startsOn: addCalendarDays(today(), -10),
    endsOn: addCalendarDays(today(), 12),
    nominated: '4',
    recertifiesId: '',
  });

const room = { time: '6:00 PM', place: 'Council chamber, city hall, 1 Harbor Street, Port Amity' };
const noticeText =
  'The city and ICE meet in public about their border task force at the ferry port. Everybody may come and speak. Questions can be sent until the day before to the contact of the police department.';

const planned = async ({ stage, id }: Scene): Promise<{ steeringId: string }> => {
  const meeting = await stage.db.steeringMeeting.findFirstOrThrow({ where: { agreementId: id, state: 'PLANNED' } });
  return { steeringId: meeting.id };
};

const planMeeting =
  (days: number, agenda: string) =>
  ({ stage, id }: Scene) =>
    onAgreement(stage, 'plan_steering', id, officer, {
      ...{ ...room, noticeText, agenda, noticeOn: today(), meetsOn: addCalendarDays(today(), days) },
    });

const recordMeeting = async (scene: Scene): Promise<void> => {
  const { stage, id } = scene;
  const documentId = await storeFile(
    scene,
    'minutes-steering-meeting.txt',
    'Minutes of the first steering meeting.\n1. Measures: one of three reached.\n2. Training: five officers designated.\n3. Complaints: none received.',
  );
  await onAgreement(stage, 'record_steering', id, officer, {
    ...(await planned(scene)),
    ...{ agencyCount: '4', iceCount: '3', officialsCount: '2', publicCount: '23', pressCount: '1' },
    ...{ nextOn: addCalendarDays(today(), 100), documentId },
  });
};

const moveMeeting = async (scene: Scene): Promise<void> =>
  onAgreement(scene.stage, 'move_steering', scene.id, liaison, {
    ...(await planned(scene)),
    ...{ ...room, noticeOn: today(), meetsOn: addCalendarDays(today(), 21) },
    reason: 'The council chamber is taken by a hearing on the day that was planned.',
  });

const inspect = async ({ stage, id }: Scene): Promise<void> => {
  const sections = await stage.db.agreementSection.findMany({ where: { agreementId: id } });
  const sectionOf = (key: string): string => sections.find((section) => section.key === key)?.id ?? '';
  await onAgreement(stage, 'record_inspection', id, oversight, {
    inspectedOn: today(),
    scope: 'Direction of the unit, training, complaint routes',
    summary: 'The unit works as the memorandum says. Two things have to be put right.',
    findings: [
      {
        ...{ severity: 'SERIOUS', finding: 'For two weeks no ICE supervisor could be reached on weekends.' },
        ...{ sectionId: sectionOf('direction'), ownerSide: 'ICE', dueOn: addCalendarDays(today(), 20) },
        text: 'Name a deputy for every weekend and publish the roster to both sides.',
      },
      {
        ...{ severity: 'MINOR', finding: 'The complaint routes hang at the station and not at the ferry terminal.' },
        ...{ sectionId: sectionOf('civil-rights'), ownerSide: 'AGENCY', dueOn: addCalendarDays(today(), 50) },
        text: 'Put up the complaint routes at the terminal, in the languages of its passengers.',
      },
    ],
  });
};

const correct = async (scene: Scene): Promise<void> => {
  const { stage, id } = scene;
  const { id: correctionId } = await stage.db.correctiveAction.findFirstOrThrow({
    where: { ownerSide: 'ICE', finding: { inspection: { agreementId: id } } },
  });
  const documentId = await storeFile(
    scene,
    'weekend-roster.txt',
    'Roster of deputies for the weekends of the quarter, by position.',
  );
  const report = 'Deputies are named for every weekend of the quarter. The roster went to both sides.';
  await onAgreement(stage, 'report_correction', id, liaison, { correctionId, report, documentId });
  await onAgreement(stage, 'verify_correction', id, oversight, { correctionId });
};

const answer = async ({ stage, id }: Scene): Promise<void> => {
  const { id: obligationId } = await stage.db.obligation.findFirstOrThrow({
    where: { agreementId: id, type: 'INSPECTION_RESPONSE' },
  });
  const report = 'We agree with both findings. The routes will hang at the terminal once the translations are printed.';
  await onAgreement(stage, 'report_duty', id, approver, { obligationId, report, documentId: '' });
  await onAgreement(stage, 'accept_duty', id, liaison, { obligationId });
};

const scenes: readonly { daysBefore: number; play: (scene: Scene) => Promise<unknown> }[] = [
  { daysBefore: 118, play: trainOfficers },
  { daysBefore: 100, play: planMeeting(14, 'Measures\nTraining\nComplaints\nQuestions of the public') },
  { daysBefore: 85, play: recordMeeting },
  { daysBefore: 40, play: inspect },
  { daysBefore: 24, play: correct },
  { daysBefore: 18, play: answer },
  { daysBefore: 9, play: planMeeting(16, 'Measures\nFindings of the inspection\nQuestions of the public') },
  { daysBefore: 6, play: trainMore },
  { daysBefore: 4, play: moveMeeting },
];

/** Tells how the agreement is looked after, from its first weeks in force until today. */
export const tellOversight = async (stage: Stage): Promise<void> => {
  const { id } = await stage.db.agreement.findFirstOrThrow({ where: { request: { title }, status: 'ACTIVE' } });
  for (const { daysBefore, play } of scenes) await daysAgo(stage, daysBefore, () => play({ stage, id }));
};
