import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { sizeText } from '@/lib/domain/file-size';
import { asksRound } from '@/lib/domain/requests/guards-questions';
import { isHeldForText } from '@/lib/domain/requests/may-open';
import type { RoundQuestionView, RoundsView, RoundView } from '@/lib/domain/requests/round-view';
import { textSearchView } from '@/lib/domain/requests/text-search';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { toDueView } from '@/lib/server/requests/due-view';
import { findVisibleCase, namesOf, toCaseHead } from '@/lib/server/requests/visible-case';

// What the page of the question rounds reads. Drafts, and files that belong to them, are read only for the agency.

const roundInclude = (actor: Actor) =>
  ({
    questions: {
      orderBy: { position: 'asc' },
      include: {
        owner: { select: { name: true, title: true } },
        documents: {
          where: {
            removedAt: null,
            scanStatus: { not: 'INFECTED' },
            visibility: { in: readableVisibilities(actor) },
          },
          orderBy: { id: 'asc' },
          select: { id: true, filename: true, byteLength: true, scanStatus: true, textSearch: true, textDetail: true },
        },
      },
    },
  }) as const satisfies Prisma.QuestionRoundInclude;

type Row = Prisma.QuestionRoundGetPayload<{ include: ReturnType<typeof roundInclude> }>;
type Question = Row['questions'][number];

type Reader = {
  actor: Actor;
  zone: string;
  names: Map<string, string>;
  ready: Set<string>;
  liaisonId: string | null;
};

const day = (at: Date, zone: string): string => dateText(dateIn(at, zone));

const toQuestion = (row: Question, round: Row, { actor, zone, names }: Reader): RoundQuestionView => ({
  id: row.id,
  number: `${round.n}.${row.position}`,
  text: row.text,
  owner: row.owner && [row.owner.name, row.owner.title].filter(Boolean).join(', '),
  due: row.answeredAt === null && round.closedAt === null && row.dueOn ? toDueView(row.dueOn, zone) : null,
  draft: actor.side === 'AGENCY' ? row.draft : '',
  answer:
    row.answer !== null && row.answeredAt
      ? { text: row.answer, by: names.get(row.answeredById ?? '') ?? 'The agency', on: day(row.answeredAt, zone) }
      : null,
  reopened: row.reopenNote,
  files: row.documents.map(({ id, filename, byteLength, scanStatus, textSearch, textDetail }) => ({
    id,
    filename,
    size: sizeText(byteLength),
    waits: scanStatus === 'PENDING',
    words: textSearchView(textSearch, textDetail, actor.side),
    open: actor.side === 'AGENCY' || !isHeldForText({ textSearch }),
  })),
});

const toRound = (row: Row, reader: Reader): RoundView => {
  const { actor, zone, names, ready } = reader;
  const unanswered = row.questions.filter(({ answeredAt }) => answeredAt === null).length;
  const open = row.closedAt === null;
  return {
    id: row.id,
    n: row.n,
    topic: row.topic,
    opened: `${names.get(row.openedById) ?? 'ICE'}, ${day(row.openedAt, zone)}`,
    due: open && unanswered > 0 ? toDueView(row.dueOn, zone) : null,
    dueOn: toCalendarDate(row.dueOn),
    unanswered,
    moreTime: row.moreTimeOn && {
      on: dateText(toCalendarDate(row.moreTimeOn)),
      iso: toCalendarDate(row.moreTimeOn),
      reason: row.moreTimeReason,
    },
    closed: row.closedAt && {
      on: day(row.closedAt, zone),
      by: names.get(row.closedById ?? '') ?? 'ICE',
      note: row.closedNote,
    },
    questions: row.questions.map((question) => toQuestion(question, row, reader)),
    may: {
      answer: open && unanswered > 0 && ready.has('save_round_answers'),
      ask: open && ready.has('close_round') && asksRound(row, reader, actor.id),
    },
  };
};

/** The people of the agency whom a question can name. */
const ownersOf = async (agencyId: string): Promise<RoundsView['owners']> => {
  const people = await db.user.findMany({
    where: { agencyId, active: true, roles: { hasSome: ['AGENCY_OFFICER', 'AGENCY_APPROVER'] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, title: true },
  });
  return people.map(({ id, name, title }) => ({ value: id, label: title === '' ? name : `${name}, ${title}` }));
};

/** The question rounds of a request, the newest first; null when the actor sees no such request. */
export const roundsView = async (actor: Actor, requestId: string): Promise<RoundsView | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row) return null;
  const rows = await db.questionRound.findMany({
    where: { requestId },
    orderBy: { n: 'desc' },
    include: roundInclude(actor),
  });
  const head = toCaseHead(row, actor);
  const ready = new Set(head.offers.filter(({ ok }) => ok).map(({ name }) => name));
  const ids = rows.flatMap(({ openedById, closedById, questions }) => [
    ...[openedById, closedById],
    ...questions.map(({ answeredById }) => answeredById),
  ]);
  const zone = row.agency.timeZone;
  const reader: Reader = { actor, zone, names: await namesOf(ids), ready, liaisonId: row.liaisonId };
  const mayOpen = ready.has('open_round');
  return {
    head,
    today: dateIn(now(), zone),
    mayOpen,
    owners: mayOpen ? await ownersOf(row.agencyId) : [],
    rounds: rows.map((round) => toRound(round, reader)),
  };
};
