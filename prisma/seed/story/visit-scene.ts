import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import type { Telling } from '@/prisma/seed/story/request-story';
import { onRequest } from '@/prisma/seed/story/stage';

/** The liaison visits the agency, writes down what was found, and corrects one answer beside the agency's own. */
export const visitAgency = async ({ stage, office, id }: Telling): Promise<void> => {
  await onRequest(stage, 'record_visit', id, office.liaison, {
    visitedOn: addCalendarDays(dateIn(now(), 'America/New_York'), -1),
    participants: 'Head of agency; shift commander; liaison; supervisor',
    findings:
      'Walked through the building and the records room. Figures were shown on screen and match the answers. The drive takes longer than given, because the bridge is closed to heavy traffic.',
  });
  await onRequest(stage, 'answer_field', id, office.liaison, {
    section: 'A',
    answers: {
      A6: {
        value: { MILES: '52', MINUTES: '75' },
        basis: 'COUNTED',
        source: 'Odometer of the visit',
        note: 'By way of the county road.',
      },
    },
  });
};
