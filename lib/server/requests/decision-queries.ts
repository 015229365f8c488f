import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { flagTexts } from '@/lib/domain/assessments/evaluation';
import { dateIn, dateText, deadlineText } from '@/lib/domain/dates';
import { isDelegating, programOf } from '@/lib/domain/programs/catalog';
import { legalFlags, needsLegalNote, type RequestFacts } from '@/lib/domain/requests/facts';
import type { HeadquartersView } from '@/lib/domain/requests/headquarters-view';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode, toRequestFacts } from '@/lib/server/requests/facts';
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

const legalOf = (row: RequestCase, facts: RequestFacts): HeadquartersView['legal'] => {
  if (!needsLegalNote(facts)) return 'NOT_NEEDED';
  if (!row.opinions.some(({ kind }) => kind === 'LEGAL')) return 'MISSING';
  return facts.legalCleared ? 'CLEAR' : 'NOT_CLEAR';
};

/** The review at headquarters; null for agencies, for whom it does not exist, and before the plan is agreed. */
export const headquartersView = async (actor: Actor, requestId: string): Promise<HeadquartersView | null> => {
  if (!readsIceOnly(actor)) return null;
  const row = await findVisibleCase(actor, requestId);
  if (!row?.plan) return null;
  const facts = toRequestFacts(row);
  const offered = offeredOf(row);
  const names = await namesOf(row.opinions.map(({ givenById }) => givenById));
  return {
    head: toCaseHead(row, actor),
    grounds: groundsOf(facts, offered),
    offered,
    legal: legalOf(row, facts),
    opinions: row.opinions.map(({ id, kind, view, text, givenById, createdAt }) => ({
      id,
      kind,
      view,
      text,
      by: names.get(givenById) ?? '',
      on: dateText(dateIn(createdAt, row.agency.timeZone)),
    })),
    reviewOn: facts.reviewOn && deadlineText(facts.reviewOn),
    decisionReason: row.decisionReason,
  };
};
