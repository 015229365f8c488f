import 'server-only';
import { addBusinessDays, dateIn } from '@/lib/domain/dates';
import type { DecisionFacts } from '@/lib/domain/requests/decision-facts';
import { env } from '@/lib/server/env';
import type { RequestCase } from '@/lib/server/requests/case-row';

// From database rows to what the guards of the decision know.

/** The opinions of the review board that count in the present round, the newest first. */
export const opinionsOfRound = (row: RequestCase): RequestCase['opinions'] =>
  row.opinions.filter(({ kind, createdAt }) => kind === 'BOARD' && row.opinionsFrom && createdAt >= row.opinionsFrom);

const seatedOf = ({ boardSeats, interests }: RequestCase): DecisionFacts['seated'] => {
  const recused = new Set(interests.filter(({ conflict }) => conflict).map(({ userId }) => userId));
  return boardSeats.flatMap(({ userId, user }) => (recused.has(userId) ? [] : [{ userId, name: user.name }]));
};

/** The last day on which the agency may ask for another look at a decline; null where nothing was declined. */
export const reconsiderBy = (row: RequestCase): string | null =>
  row.status === 'DECLINED' && row.decidedAt !== null
    ? addBusinessDays(dateIn(row.decidedAt, row.agency.timeZone), env.RECONSIDERATION_BUSINESS_DAYS)
    : null;

/** The letters about the decision that stands now, the newest last; an upheld decline is a decision of its own. */
export const lettersOfDecision = (row: RequestCase): RequestCase['letters'] => {
  const since = row.reconsiderations.filter(({ outcome }) => outcome === 'UPHELD').at(-1)?.decidedAt ?? row.decidedAt;
  return since === null ? [] : row.letters.filter(({ preparedAt }) => preparedAt >= since);
};

/** The decision facts of a request. */
export const toDecisionFacts = (row: RequestCase): DecisionFacts => {
  const seated = seatedOf(row);
  const spoken = new Set(opinionsOfRound(row).map(({ givenById }) => givenById));
  const letters = lettersOfDecision(row);
  return {
    declarations: row.interests.map(({ userId, conflict }) => ({ userId, conflict })),
    seated,
    given: seated.filter(({ userId }) => spoken.has(userId)).map(({ userId }) => userId),
    roundClosed: row.opinionsClosedAt !== null,
    kind: row.decisionKind,
    decidedById: row.decidedById,
    reconsiderBy: reconsiderBy(row),
    reconsiderations: row.reconsiderations.map(({ firstDeciderId, outcome, askedAt }) => ({
      firstDeciderId,
      open: outcome === null,
      aboutThisDecision: row.decidedAt !== null && askedAt >= row.decidedAt,
      outcome,
    })),
    conditions: row.conditions.map(({ id, position, text, blocking, owner, state, evidenceAt }) => ({
      ...{ id, position, text, blocking, owner },
      open: state === 'OPEN',
      reported: evidenceAt !== null,
    })),
    letter: {
      draft: letters.some(({ releasedAt }) => releasedAt === null),
      released: letters.some(({ releasedAt }) => releasedAt !== null),
    },
  };
};
