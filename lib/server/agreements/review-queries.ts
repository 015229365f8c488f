import 'server-only';
import { type Actor, hasRole, readsIceOnly } from '@/lib/domain/access/actor';
import { type ReviewKind, reviewRows } from '@/lib/domain/agreements/review-kind';
import {
  type ReviewActView,
  type ReviewPage,
  type ReviewView,
  sectionsInWords,
  standingOfReview,
} from '@/lib/domain/agreements/review-view';
import { readsSection, reviewsBefore } from '@/lib/domain/agreements/reviews';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { dateIn, dateText } from '@/lib/domain/dates';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { counselCandidates } from '@/lib/server/agreements/counsel-candidates';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { openSectionsOf, toReviewFacts, wordingsOf } from '@/lib/server/agreements/review-row';
import { reviewTask } from '@/lib/server/agreements/review-task';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';

// What pages show of the reviews of a text. What ICE writes to clear a text is for ICE; what sends it back is for both
// sides; what the agency's own counsel writes is for the agency until it is released.

const readActs = (agreementId: string) =>
  db.textReview.findMany({
    where: { agreementId },
    orderBy: [{ createdAt: 'desc' }, { n: 'desc' }],
    take: 200,
    include: { reviewer: { select: { name: true, title: true } }, sections: true },
  });

type ActRow = Awaited<ReturnType<typeof readActs>>[number];

const isReadable = ({ kind, outcome, releasedAt }: ActRow, actor: Actor): boolean => {
  if (kind === 'AGENCY_COUNSEL') return actor.side === 'AGENCY' || (releasedAt !== null && readsIceOnly(actor));
  return readsIceOnly(actor) || (outcome === 'RETURNED' && actor.side === 'AGENCY');
};

const toAct = (act: ActRow, row: AgreementCase, actor: Actor): ReviewActView => {
  const places = row.sections.filter(({ id }) => act.sections.some((one) => one.sectionId === id));
  const { points } = reviewRows[act.kind];
  const by = [act.reviewer.name, act.reviewer.title].filter(Boolean).join(', ');
  return {
    id: act.id,
    outcome: act.outcome,
    by: `${by}, on ${dateText(dateIn(act.createdAt, row.agency.timeZone))}`,
    covers:
      places.length === row.sections.length
        ? 'the whole text'
        : sectionsInWords(places.map(({ position }) => position)),
    said: isReadable(act, actor)
      ? {
          note: act.note,
          checked: points.filter(({ key }) => act.points.includes(key)).map(({ text }) => text),
          left:
            act.outcome === 'CLEARED'
              ? points.filter(({ key }) => !act.points.includes(key)).map(({ text }) => text)
              : [],
          remarks: places.flatMap(({ id, key, position, heading }) => {
            const text = act.sections.find((one) => one.sectionId === id)?.remark ?? '';
            return text === '' ? [] : [{ sectionKey: key, section: `${position}. ${heading}`, text }];
          }),
        }
      : null,
  };
};

const isWithReviewers = ({ status }: AgreementCase, kind: ReviewKind): boolean =>
  status === 'LEGAL_REVIEW' || status === 'LOCAL_APPROVAL' || (kind === 'AGENCY_COUNSEL' && status === 'NEGOTIATION');

const toView = (kind: ReviewKind, row: AgreementCase, acts: readonly ActRow[], actor: Actor): ReviewView => {
  const open = openSectionsOf(row, kind);
  const own = acts.filter((act) => act.kind === kind);
  const cleared = new Set(
    own.flatMap(({ outcome, sections }) => (outcome === 'CLEARED' ? sections.map(({ sectionId }) => sectionId) : [])),
  );
  const changed = open.filter((id) => cleared.has(id));
  const numbers = (ids: readonly string[]) =>
    row.sections.filter(({ id }) => ids.includes(id)).map(({ position }) => position);
  return {
    kind,
    label: reviewRows[kind].label,
    open,
    changed,
    acts: own.map((act) => toAct(act, row, actor)),
    ...standingOfReview({
      open: numbers(open),
      changed: numbers(changed),
      all: wordingsOf(row).filter(({ key }) => readsSection(kind, key)).length,
      before: reviewsBefore(kind, toReviewFacts(row)).map((one) => reviewRows[one].who),
      reading: isWithReviewers(row, kind),
    }),
  };
};

/** How each review of the chain stands, as this actor may read it. */
export const reviewViews = async (row: AgreementCase, actor: Actor): Promise<readonly ReviewView[]> => {
  const acts = await readActs(row.id);
  return toReviewFacts(row).map(({ kind }) => toView(kind, row, acts, actor));
};

const counselOf = async (row: AgreementCase, actor: Actor): Promise<ReviewPage['counsel']> => {
  if (actor.side !== 'AGENCY') return null;
  const facts = toAgreementFacts(row, actor);
  const may = (step: 'ask_counsel' | 'take_back_counsel' | 'release_counsel_remarks') =>
    decide(agreementSteps[step], facts, actor).ok;
  const candidates = hasRole(actor, 'AGENCY_APPROVER') ? await counselCandidates(db, row.agencyId) : [];
  const named =
    row.counselId && (await db.user.findUnique({ where: { id: row.counselId }, select: { name: true, title: true } }));
  const words = ({ name, title }: { name: string; title: string }) => [name, title].filter(Boolean).join(', ');
  return {
    asked: named ? words(named) : null,
    candidates: candidates.map((one) => ({ id: one.id, label: words(one) })),
    mayAsk: may('ask_counsel'),
    mayTakeBack: may('take_back_counsel'),
    mayRelease: may('release_counsel_remarks'),
  };
};

/** The page of the reviews; null when there is no such agreement for this actor. */
export const getReviewPage = async (actor: Actor, id: string): Promise<ReviewPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row) return null;
  const [reviews, task, counsel] = await Promise.all([
    reviewViews(row, actor),
    reviewTask(row, actor),
    counselOf(row, actor),
  ]);
  return { ...toAgreementHead(row, actor), reviews, task, counsel, openComments: row.sectionComments.length };
};
