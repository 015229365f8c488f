import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import { type DecisionFacts, opinionsAreComplete, outstanding } from '@/lib/domain/requests/decision-facts';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { BoardView, OpinionView } from '@/lib/domain/requests/headquarters-view';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { opinionsOfRound } from '@/lib/server/requests/decision-facts';

// Who reads which opinion. Members judge independently: nobody reads another's words before all are in.

/** Why the actor does not read the opinions of this round yet; null when they may. */
export const whyHidden = (facts: RequestFacts, actor: Actor): string | null => {
  const { decision } = facts;
  if (facts.status !== 'HQ_REVIEW') return null;
  if (decision.declarations.some(({ userId, conflict }) => userId === actor.id && conflict)) {
    return 'You declared a conflict of interest, so you do not read the opinions while the request is decided.';
  }
  if (!opinionsAreComplete(decision)) return hiddenUntil(decision);
  const waiting = outstanding(decision).some(({ userId }) => userId === actor.id);
  return waiting ? 'The round was closed before you gave an opinion. You read the others once it is decided.' : null;
};

const hiddenUntil = (decision: DecisionFacts): string => {
  const left = outstanding(decision).map(({ name }) => name);
  const count = `${decision.given.length} of ${decision.seated.length} opinions are in.`;
  return left.length === 0 ? count : `${count} They can be read when all are. Outstanding: ${left.join(', ')}.`;
};

type Row = RequestCase['opinions'][number];

/** The latest word of each person, with their earlier ones below it. Takes the newest first. */
const byPerson = (rows: readonly Row[], names: Map<string, string>, day: (at: Date) => string): OpinionView[] => {
  const latest = rows.filter((row, at) => rows.findIndex((one) => one.givenById === row.givenById) === at);
  return latest.map(({ id, kind, view, text, givenById, createdAt }) => ({
    ...{ id, kind, view, text },
    by: names.get(givenById) ?? '',
    on: day(createdAt),
    before: rows
      .filter((row) => row.givenById === givenById && row.id !== id)
      .map((row) => ({ id: row.id, view: row.view, text: row.text, on: day(row.createdAt) })),
  }));
};

type Reader = { actor: Actor; facts: RequestFacts; names: Map<string, string> };

const dayIn = (row: RequestCase) => (at: Date) => dateText(dateIn(at, row.agency.timeZone));

/** The round of opinions as far as the actor may read it: content is left out here, before any page is drawn. */
export const boardView = (row: RequestCase, { actor, facts, names }: Reader): BoardView => {
  const { decision } = facts;
  const hidden = whyHidden(facts, actor);
  const round = opinionsOfRound(row);
  const readable = hidden === null ? round : round.filter(({ givenById }) => givenById === actor.id);
  const earlier = row.opinions.filter((one) => one.kind === 'BOARD' && !round.includes(one));
  const day = dayIn(row);
  return {
    seats: decision.seated.map(({ userId, name }) => ({ id: userId, name, given: decision.given.includes(userId) })),
    recused: row.boardSeats
      .filter(({ userId }) => !decision.seated.some((seat) => seat.userId === userId))
      .map(({ user }) => user.name),
    complete: opinionsAreComplete(decision),
    closed: decision.roundClosed,
    hidden,
    opinions: byPerson(readable, names, day),
    earlier: byPerson(earlier, names, day),
  };
};

/**
 * True when the actor does not read the legal note yet: a member of the board who is still asked judges without it, as
 * without the words of the others, and whoever is recused reads neither. Those who decide read it at once.
 */
export const legalNoteIsHidden = ({ status, decision }: RequestFacts, actor: Actor): boolean =>
  status === 'HQ_REVIEW' &&
  (outstanding(decision).some(({ userId }) => userId === actor.id) ||
    decision.declarations.some(({ userId, conflict }) => userId === actor.id && conflict));

/** The notes of the legal office that the actor may read, the latest first. */
export const legalNotes = (row: RequestCase, { actor, facts, names }: Reader): OpinionView[] => {
  const hidden = legalNoteIsHidden(facts, actor);
  return byPerson(
    row.opinions.filter(({ kind, givenById }) => kind === 'LEGAL' && (!hidden || givenById === actor.id)),
    names,
    dayIn(row),
  );
};
