import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { flagTexts } from '@/lib/domain/assessments/evaluation';
import { dateIn, dateText, deadlineText } from '@/lib/domain/dates';
import { isDelegating, programOf } from '@/lib/domain/programs/catalog';
import { decisionLabels } from '@/lib/domain/requests/decision-view';
import { declineReasons, isDeclineCode } from '@/lib/domain/requests/decline-reasons';
import { legalFlags, needsLegalNote, type RequestFacts } from '@/lib/domain/requests/facts';
import type { HeadquartersView } from '@/lib/domain/requests/headquarters-view';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode, toRequestFacts } from '@/lib/server/requests/facts';
import { boardView, legalNoteIsHidden, legalNotes } from '@/lib/server/requests/opinion-queries';
import { findVisibleCase, namesOf, toCaseHead } from '@/lib/server/requests/visible-case';

// What the headquarters page reads.

type Offered = HeadquartersView['offered'];

const offeredOf = (row: RequestCase): Offered =>
  row.programChoices
    .filter(({ choice }) => choice === 'OFFER')
    .map(({ programCode, overrideReason }) => {
      const code = toProgramCode(programCode);
      return { code, name: programOf(code).name, delegating: isDelegating(code), reason: overrideReason };
    });

const groundsOf = (facts: RequestFacts, offered: Offered): string[] => [
  ...offered.filter(({ delegating }) => delegating).map(({ name }) => `${name} delegates immigration authority.`),
  ...legalFlags.filter((flag) => facts.evaluation?.flags.includes(flag)).map((flag) => `${flag}: ${flagTexts[flag]}`),
];

const legalOf = (row: RequestCase, facts: RequestFacts, actor: Actor): HeadquartersView['legal'] => {
  if (!needsLegalNote(facts)) return 'NOT_NEEDED';
  if (!row.opinions.some(({ kind }) => kind === 'LEGAL')) return 'MISSING';
  if (legalNoteIsHidden(facts, actor)) return 'WITHHELD';
  return facts.legalCleared ? 'CLEAR' : 'NOT_CLEAR';
};

const decisionOf = (row: RequestCase, names: Map<string, string>): HeadquartersView['decision'] => {
  // A decision that was reopened, or is weighed again after a deferral, stands no longer.
  if (row.decisionKind === null || row.decidedAt === null || row.status === 'HQ_REVIEW') return null;
  return {
    kind: decisionLabels[row.decisionKind],
    by: row.decidedById === null ? '' : (names.get(row.decidedById) ?? ''),
    on: dateText(dateIn(row.decidedAt, row.agency.timeZone)),
    reason: row.decisionReason ?? '',
    code: row.declineCode !== null && isDeclineCode(row.declineCode) ? declineReasons[row.declineCode].label : null,
  };
};

/** The review at headquarters; null for agencies, for whom it does not exist, and before the plan is agreed. */
export const headquartersView = async (actor: Actor, requestId: string): Promise<HeadquartersView | null> => {
  if (!readsIceOnly(actor)) return null;
  const row = await findVisibleCase(actor, requestId);
  if (!row?.plan) return null;
  const facts = toRequestFacts(row);
  const offered = offeredOf(row);
  const people = [...row.opinions.map((one) => one.givenById), ...row.interests.map((one) => one.userId)];
  const names = await namesOf([...people, row.decidedById]);
  const declarations = row.interests.map(({ id, userId, conflict, text, declaredAt }) => ({
    ...{ id, conflict, text, userId },
    name: names.get(userId) ?? '',
    on: dateText(dateIn(declaredAt, row.agency.timeZone)),
  }));
  return {
    head: toCaseHead(row, actor),
    grounds: groundsOf(facts, offered),
    offered,
    legal: legalOf(row, facts, actor),
    board: boardView(row, { actor, facts, names }),
    legalNotes: legalNotes(row, { actor, facts, names }),
    declarations,
    ownDeclaration: declarations.find(({ userId }) => userId === actor.id) ?? null,
    decision: decisionOf(row, names),
    reviewOn: facts.reviewOn && deadlineText(facts.reviewOn),
  };
};
