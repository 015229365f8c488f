import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { idOf } from '@/prisma/seed/ids';
import { agencyParts, officeParts } from '@/prisma/seed/story/cast';
import { daysAgo, onRequest, type Stage } from '@/prisma/seed/story/stage';

// What two sides say to each other beside an assessment: meetings, rounds of questions, a thread of comments.

const { officer, approver } = agencyParts.calder;
const { liaison } = officeParts.investigations;

const inDays = (days: number) => addCalendarDays(dateIn(now(), 'America/New_York'), days);

/** One meeting from its proposal to its log, and another that waits for the agency's answer. */
const meet = async (stage: Stage, id: string): Promise<void> => {
  await daysAgo(stage, 5, () =>
    onRequest(stage, 'propose_meeting', id, officer, {
      purpose: 'Prepare the visit',
      place: 'Video call; the liaison sends the number',
      minutes: '45',
      times: [
        { date: inDays(2), time: '10:00' },
        { date: inDays(3), time: '14:30' },
      ],
    }),
  );
  const meeting = await stage.db.meeting.findFirstOrThrow({
    where: { requestId: id },
    include: { times: { orderBy: { startsAt: 'asc' } } },
  });
  const meetingId = meeting.id;
  await daysAgo(stage, 4, () =>
    onRequest(stage, 'accept_meeting', id, liaison, { meetingId, timeId: meeting.times[0]?.id ?? '' }),
  );
  await daysAgo(stage, 2, () =>
    onRequest(stage, 'log_meeting', id, liaison, {
      meetingId,
      heldOn: inDays(-1),
      participants: 'Lieutenant of investigations; liaison',
      discussed: 'Went through the order of the day, the rooms, and the figures that should be counted beforehand.',
    }),
  );
  await daysAgo(stage, 1, () =>
    onRequest(stage, 'propose_meeting', id, liaison, {
      purpose: 'Go through the counted figures',
      place: 'Sheriff’s office, second floor',
      minutes: '60',
      times: [
        { date: inDays(9), time: '09:30' },
        { date: inDays(10), time: '13:00' },
      ],
    }),
  );
};

const openRound = async (stage: Stage, id: string, topic: string, questions: readonly string[]) => {
  await onRequest(stage, 'open_round', id, liaison, {
    topic,
    dueOn: inDays(14),
    questions: questions.map((text, position) => ({
      text,
      ownerId: position === 0 ? idOf(stage.people, officer) : '',
      dueOn: '',
    })),
  });
  const round = await stage.db.questionRound.findFirstOrThrow({
    where: { requestId: id, topic },
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  const [first = '', second = ''] = round.questions.map((question) => question.id);
  return { roundId: round.id, first, second };
};

/** One round that is answered and closed, and one of which an answer is still a draft. */
const ask = async (stage: Stage, id: string): Promise<void> => {
  await daysAgo(stage, 4, async () => {
    const { roundId, first, second } = await openRound(stage, id, 'Gang unit', [
      'How many officers work in the gang unit on a normal day?',
      'Since when does the unit exist?',
    ]);
    await onRequest(stage, 'send_round_answers', id, officer, {
      roundId,
      answers: { [first]: 'Six officers and a sergeant.', [second]: 'Since March 2021.' },
    });
    await onRequest(stage, 'close_round', id, liaison, { roundId, note: 'Thank you, that is all we need here.' });
  });
  await daysAgo(stage, 2, async () => {
    const { roundId, first, second } = await openRound(stage, id, 'Shootings', [
      'How many shootings were there in each quarter of the last two years?',
      'Which of them led to a joint case with another agency?',
    ]);
    const answers = { [first]: '7, 9, 11 and 14 in the last four quarters; 5, 4, 6 and 6 in the year before.' };
    await onRequest(stage, 'send_round_answers', id, officer, { roundId, answers });
    await onRequest(stage, 'save_round_answers', id, officer, {
      roundId,
      answers: { [second]: 'Three so far. We are still going through the files of the spring.' },
    });
  });
};

/** A comment that mentions somebody, and the answer to it. */
const talk = async (stage: Stage, id: string): Promise<void> => {
  const comment = (email: string, input: object) => onRequest(stage, 'comment', id, email, { ...input });
  const names = await stage.db.user.findMany({
    where: { workEmail: { in: [liaison, approver] } },
    select: { id: true, name: true, workEmail: true },
  });
  const nameOf = (email: string) => names.find((one) => one.workEmail === email);
  await daysAgo(stage, 3, () =>
    comment(officer, {
      visibility: 'SHARED',
      body: `@${nameOf(liaison)?.name} can the visit begin at the north station? The evidence room is there.`,
      mentions: [nameOf(liaison)?.id ?? ''],
    }),
  );
  const first = await stage.db.comment.findFirstOrThrow({ where: { requestId: id }, select: { id: true } });
  await daysAgo(stage, 2, () =>
    comment(liaison, {
      visibility: 'SHARED',
      parentId: first.id,
      body: `Yes, at nine. @${nameOf(approver)?.name} is welcome for the first hour.`,
      mentions: [nameOf(approver)?.id ?? ''],
    }),
  );
};

/** Tells them about one request that is being assessed; run after its own story. */
export const tellExchanges = async (stage: Stage): Promise<void> => {
  const { id } = await stage.db.request.findFirstOrThrow({
    where: { title: 'Shootings between rival groups', status: 'ASSESSING' },
    select: { id: true },
  });
  await meet(stage, id);
  await ask(stage, id);
  await talk(stage, id);
};
