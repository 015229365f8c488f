import 'server-only';
import { db } from '@/lib/server/db/client';
import { type CaseSource, toldSource } from '@/lib/server/records/sources/source';

// What agency and ICE asked and told each other about a request: what was missing, rounds of questions, meetings.

const returnedText = async (requestId: string): Promise<string> => {
  const rows = await db.returnedItem.findMany({ where: { requestId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ text, answer }) => `Asked: ${text}${answer ? `\nAnswered: ${answer}` : ''}`).join('\n\n');
};

const roundText = async (requestId: string): Promise<string> => {
  const rounds = await db.questionRound.findMany({
    where: { requestId },
    orderBy: { n: 'asc' },
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  return rounds
    .map(({ n, topic, questions, answeredAt }) =>
      [
        `Round ${n}: ${topic}`,
        // An answer that the agency has not sent yet is its own paper.
        ...questions.map(({ text, answer }) => `Question: ${text}${answeredAt && answer ? `\nAnswer: ${answer}` : ''}`),
      ].join('\n'),
    )
    .join('\n\n');
};

const meetingText = async (requestId: string, when: (at: Date) => string): Promise<string> => {
  const rows = await db.meeting.findMany({ where: { requestId }, orderBy: { n: 'asc' } });
  return rows
    .map(({ purpose, place, startsAt, state, participants, discussed }) =>
      [
        `${purpose}, ${state.toLowerCase()}${startsAt ? `, ${when(startsAt)}` : ''}, ${place}`,
        participants && `Present: ${participants}`,
        discussed,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');
};

/** What was asked, answered and talked about. */
export const exchangeSources = async (
  requestId: string,
  part: string,
  when: (at: Date) => string,
): Promise<CaseSource[]> => {
  const told = (name: string, label: string, text: string) =>
    toldSource({ key: `request:${requestId}:${name}`, part: `${part}: exchange`, label, text });
  return [
    ...told('returned', 'What was missing, and the answers', await returnedText(requestId)),
    ...told('rounds', 'Questions and answers', await roundText(requestId)),
    ...told('meetings', 'Meetings', await meetingText(requestId, when)),
  ];
};
