import 'server-only';
import type { Answer, AnswerSet } from '@/lib/domain/assessments/answer';
import { noneOption } from '@/lib/domain/assessments/question';
import type { RequestDraft } from '@/lib/domain/requests/draft';

// What the request says already is not asked twice: it stands in the self-assessment, for the agency to check.

const figure = (value: Answer['value'], source: string): Answer => ({ value, basis: 'ESTIMATED', source });

/**
 * The first answers of the self-assessment, from the request as the agency sent it: A1 to A5 and the table of concerns.
 * A request gives no basis for its head counts, so they come as estimated; the ratings keep the basis they were given.
 */
export const answersFromRequest = (draft: RequestDraft, agencyType: string, requestNumber: string): AnswerSet => {
  const source = `Request ${requestNumber}`;
  const parts = { SWORN: draft.swornCount, CIVILIAN: draft.civilianCount };
  const people = Object.fromEntries(Object.entries(parts).flatMap(([part, n]) => (n === null ? [] : [[part, n]])));
  const features = draft.borderFeatures.length > 0 ? [...draft.borderFeatures] : [noneOption.value];
  const table = draft.concerns.map(({ note, ...row }) => (note === '' ? row : { ...row, note }));
  return {
    A1: { value: agencyType },
    ...(Object.keys(people).length > 0 ? { A2: figure(people, source) } : {}),
    ...(draft.populationServed === null ? {} : { A3: figure(draft.populationServed, source) }),
    ...(draft.operatesJail === null ? {} : { A4: { value: draft.operatesJail } }),
    ...(draft.factsConfirmed ? { A5: { value: features } } : {}),
    ...(table.length > 0 ? { B: { value: table } } : {}),
  };
};
