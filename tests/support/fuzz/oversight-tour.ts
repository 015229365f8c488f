import { db } from '@/lib/server/db/client';
import { takeAgreement } from '@/tests/support/agreement-cases';
import type { Cast } from '@/tests/support/cast';

// The part of the tour that oversees an agreement in force.

const reason = { reason: 'It was decided so on a tour.' };

type Clock = { moveTo: (moment: Date) => unknown };

const inspections = async (cast: Cast, id: string): Promise<void> => {
  const correction = { text: 'Train both officers.', ownerSide: 'AGENCY', dueOn: '2026-12-20' };
  const finding = { ...correction, severity: 'SERIOUS', finding: 'Two officers had no course.', sectionId: '' };
  await takeAgreement('record_inspection', id, cast.oversight, {
    ...{ inspectedOn: '2026-11-24', scope: 'Training', summary: 'One thing was found.', findings: [finding] },
  });
  const { id: findingId } = await db.finding.findFirstOrThrow({ where: { inspection: { agreementId: id } } });
  await takeAgreement('add_correction', id, cast.oversight, { ...correction, findingId });
  const [first, second] = await db.correctiveAction.findMany({ where: { findingId } });
  const report = { report: 'Done.', documentId: '' };
  for (const one of [first, second]) {
    await takeAgreement('report_correction', id, cast.calder.officer, { ...report, correctionId: one?.id });
  }
  const named = { correctionId: first?.id };
  await takeAgreement('return_correction', id, cast.oversight, { ...named, ...reason });
  await takeAgreement('report_correction', id, cast.calder.officer, { ...report, ...named });
  for (const one of [first, second]) {
    await takeAgreement('verify_correction', id, cast.oversight, { correctionId: one?.id });
  }
  const { id: inspectionId } = await db.inspection.findFirstOrThrow({ where: { agreementId: id } });
  await takeAgreement('close_inspection', id, cast.oversight, { inspectionId, note: '' });
};

const steering = async (cast: Cast, id: string, clock: Clock, today: Date): Promise<void> => {
  const { officer } = cast.calder;
  const day = { meetsOn: '2026-12-15', time: '6:00 PM', place: 'Commission room', noticeOn: '2026-12-01' };
  const words = { agenda: 'Measures', noticeText: 'Everybody may come.' };
  const plan = async (): Promise<{ steeringId: string }> => {
    await takeAgreement('plan_steering', id, officer, { ...day, ...words });
    const meeting = await db.steeringMeeting.findFirstOrThrow({ where: { agreementId: id, state: 'PLANNED' } });
    return { steeringId: meeting.id };
  };
  await takeAgreement('cancel_steering', id, officer, { ...(await plan()), ...reason });
  const named = await plan();
  await takeAgreement('save_steering_agenda', id, officer, { ...named, agenda: 'Training' });
  await takeAgreement('move_steering', id, officer, { ...named, ...day, meetsOn: '2026-12-16', ...reason });
  clock.moveTo(new Date('2026-12-16T23:00:00.000Z'));
  const came = { agencyCount: '3', iceCount: '2', officialsCount: '0', publicCount: '9', pressCount: '0', nextOn: '' };
  await takeAgreement('record_steering', id, officer, { ...named, ...came, documentId: '' });
  const kept = { agreementId: id, kind: 'EVIDENCE', contentType: 'application/pdf', byteLength: 10 };
  const file = await db.document.create({ data: { ...kept, filename: 'minutes.pdf', sha256: 'c'.repeat(64) } });
  await takeAgreement('publish_steering_minutes', id, officer, { ...named, documentId: file.id });
  clock.moveTo(today);
};

/** Every step of training and steering, on an agreement in force. */
export const tourOfOversight = async (cast: Cast, id: string, clock: Clock, today: Date): Promise<void> => {
  await takeAgreement('record_cohort', id, cast.calder.officer, {
    programCode: 'T19',
    course: 'Winter class',
    startsOn: '2026-10-05',
    endsOn: '2026-10-30',
    nominated: '4',
    recertifiesId: '',
  });
  const { id: cohortId } = await db.trainingCohort.findFirstOrThrow({ where: { agreementId: id } });
  await takeAgreement('certify_cohort', id, cast.liaison, {
    cohortId,
    cleared: '4',
    passed: '3',
    certified: '3',
    expiresOn: '2028-10-30',
  });
  await inspections(cast, id);
  await steering(cast, id, clock, today);
};
