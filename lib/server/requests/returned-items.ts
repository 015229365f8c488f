import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import type { CorrectionView, ReturnedView } from '@/lib/domain/requests/case-view';
import { sectionTitle, titlesText } from '@/lib/domain/requests/changes-view';
import { sectionKeys } from '@/lib/domain/requests/draft';
import type { ReturnedHead, ReturnedItemView, ReturnedState } from '@/lib/domain/requests/draft-view';
import { controlOf } from '@/lib/domain/requests/returned-fields';
import { pieceLabel } from '@/lib/domain/requests/section-words';
import type { RequestPageRow } from '@/lib/server/requests/case-queries';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toDueView } from '@/lib/server/requests/due-view';
import { toDraft } from '@/lib/server/requests/to-draft';
import { namesOf } from '@/lib/server/requests/visible-case';

// What a request that is back with its agency asks of it: the items of the open return, or the correction it asked for.

type Item = RequestCase['returnedItems'][number];
type Correction = RequestCase['corrections'][number];

const sameMoment = (a: Date | null, b: Date | null): boolean => a !== null && b !== null && a.getTime() === b.getTime();

/** The granted correction that opened these items, or null for a return by ICE. */
const correctionOf = (row: Pick<RequestCase, 'corrections'>, item: Pick<Item, 'createdAt'>): Correction | null =>
  row.corrections.find(({ decision, decidedAt }) => decision === 'GRANTED' && sameMoment(decidedAt, item.createdAt)) ??
  null;

const stateOf = ({ answer, answeredAt }: Pick<Item, 'answer' | 'answeredAt'>): ReturnedState =>
  answer !== null ? 'ANSWERED' : answeredAt !== null ? 'CHANGED' : 'OPEN';

/** The items that ICE named in the open return; what the agency itself asked to correct is not among them. */
export const toItems = (row: RequestCase): ReturnedItemView[] => {
  const draft = toDraft(row);
  return row.returnedItems.flatMap((item) => {
    const section = sectionKeys.find((one) => one === item.section);
    if (!section || correctionOf(row, item)) return [];
    const { id, field, text, answer } = item;
    return [
      {
        ...{ id, section, text, answer, state: stateOf(item) },
        label: field === '' ? null : pieceLabel(section, field),
        control: controlOf(draft, { section, field }),
      },
    ];
  });
};

/** The items of every return, for the page of the case. The agency's answers are its own until it sends them. */
export const returnedOf = (row: RequestPageRow, actor: Actor): ReturnedView[] =>
  row.allReturnedItems
    .filter((item) => correctionOf(row, item) === null)
    .map((item) => {
      const { id, field, text, answer, closedAt } = item;
      const hidden = closedAt === null && actor.side !== 'AGENCY';
      const section = sectionKeys.find((one) => one === item.section);
      return {
        ...{ id, text, open: closedAt === null },
        section: sectionTitle(item.section),
        field: section && field !== '' ? pieceLabel(section, field) : null,
        answer: hidden ? null : answer,
        changed: !hidden && stateOf(item) === 'CHANGED',
      };
    });

const correctionState = ({ decision, withdrawnAt }: Correction): CorrectionView['state'] => {
  if (withdrawnAt !== null) return { label: 'Withdrawn', tone: 'grey' };
  if (decision === null) return { label: 'Waits for ICE', tone: 'yellow' };
  return decision === 'GRANTED' ? { label: 'Allowed', tone: 'green' } : { label: 'Refused', tone: 'red' };
};

/** The corrections that the agency asked for, the latest first, as both sides read them. */
export const correctionsOf = async (row: RequestCase): Promise<CorrectionView[]> => {
  const names = await namesOf(row.corrections.flatMap(({ askedById, decidedById }) => [askedById, decidedById]));
  const day = (at: Date) => dateText(dateIn(at, row.agency.timeZone));
  const by = (id: string | null) => names.get(id ?? '') ?? 'a person who has left';
  return row.corrections.toReversed().map((one) => ({
    id: one.id,
    sections: titlesText(one.sections.map(sectionTitle)),
    reason: one.reason,
    asked: `Asked by ${by(one.askedById)} on ${day(one.askedAt)}`,
    state: correctionState(one),
    decided:
      one.decidedAt &&
      `${one.decision === 'GRANTED' ? 'Allowed' : 'Refused'} by ${by(one.decidedById)} on ${day(one.decidedAt)}`,
    note: one.note,
  }));
};

/** Who returned the request and until when, or the correction that opened it; null while it is not with its agency. */
export const toReturnedHead = (row: RequestCase): ReturnedHead | null => {
  if (row.status !== 'RETURNED') return null;
  const [first] = row.returnedItems;
  const correction = first ? correctionOf(row, first) : null;
  return {
    by: row.liaisonId === null ? 'The intake office' : 'Your liaison',
    due: toDueView(row.dueOn, row.agency.timeZone),
    correction: correction && {
      sections: correction.sections.map(sectionTitle),
      reason: correction.reason,
      note: correction.note,
    },
  };
};
