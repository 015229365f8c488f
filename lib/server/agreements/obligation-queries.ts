import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { DutyView, ObligationsPage } from '@/lib/domain/agreements/obligation-view';
import { partyLabels, reports, reviews } from '@/lib/domain/agreements/obligations';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { standingOn, toDuty } from '@/lib/server/agreements/obligation-row';
import { findVisibleAgreement, toAgreementHead, toDue } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The page of the duties of an agreement.

const columns = {
  document: true,
  section: { select: { key: true, position: true, heading: true } },
  reportedBy: { select: { name: true } },
  reviewedBy: { select: { name: true } },
} as const satisfies Prisma.ObligationInclude;

type Row = Prisma.ObligationGetPayload<{ include: typeof columns }>;

const rhythmText = (months: number | null): string => {
  if (months === null) return 'Once';
  if (months === 12) return 'Every year';
  return months === 1 ? 'Every month' : `Every ${months} months`;
};

const by = (what: string, person: { name: string } | null, at: Date | null, timeZone: string): string | null =>
  at && `${what} by ${person?.name ?? 'somebody'} on ${dateText(dateIn(at, timeZone))}`;

const evidenceOf = ({ document }: Row, actor: Actor): DutyView['evidence'] =>
  document && document.removedAt === null && mayOpen(document, actor, isScanning())
    ? { filename: document.filename, href: paths.document(document.id) }
    : null;

const fromOf = ({ section, agreementId }: Row): DutyView['from'] =>
  section && {
    label: `Section ${section.position}, ${section.heading}`,
    href: `${paths.agreementText(agreementId)}#${section.key}`,
  };

// An inspection brings the duty to answer it, also where neither text nor program speak of one.
const originOf = ({ type, dueOn }: Row): string =>
  type === 'INSPECTION_RESPONSE' && dueOn !== null
    ? 'It follows from an inspection. No section of the text names it.'
    : 'A duty of the program. No section of the text names it.';

// Where what a duty asks for is recorded: its report can point there.
const keepers: Readonly<Record<string, { label: string; anchor: string }>> = {
  RECERTIFICATION_T19: { label: 'Training cohorts', anchor: 'training' },
  INSPECTION_RESPONSE: { label: 'Inspections', anchor: 'inspections' },
  STEERING_MEETING: { label: 'Steering meetings', anchor: 'steering' },
  REFRESHER_TRAINING: { label: 'Training cohorts', anchor: 'training' },
};

const keptIn = ({ type, agreementId }: Row): DutyView['kept'] => {
  const keeper = Object.hasOwn(keepers, type) ? keepers[type] : undefined;
  return keeper ? { label: keeper.label, href: `${paths.agreementOversight(agreementId)}#${keeper.anchor}` } : null;
};

type May = { report: boolean; review: boolean };

const toView = (row: Row, agreement: AgreementCase, actor: Actor, may: May): DutyView => {
  const { timeZone } = agreement.agency;
  const duty = toDuty(row);
  const side = actor.side === 'AGENCY' ? 'AGENCY' : 'ICE';
  return {
    id: row.id,
    description: row.description,
    party: partyLabels[duty.party],
    rhythm: rhythmText(row.everyMonths),
    from: fromOf(row),
    origin: originOf(row),
    kept: keptIn(row),
    due: toDue(row.dueOn, timeZone),
    state: row.state,
    reported: by('Reported', row.reportedBy, row.reportedAt, timeZone),
    report: row.state === 'OPEN' ? '' : row.report,
    evidence: evidenceOf(row, actor),
    reviewed: by('Accepted', row.reviewedBy, row.reviewedAt, timeZone),
    returnReason: row.returnReason,
    mayReport: may.report && reports(duty, side),
    mayReview: may.review && reviews(duty, side),
  };
};

/**
 * The page of the duties of an agreement; null when there is no such agreement for this person.
 * @param done the step that was just taken, from the address of the page
 */
export const getObligationsPage = async (
  actor: Actor,
  id: string,
  done: string | null = null,
): Promise<ObligationsPage | null> => {
  const agreement = await findVisibleAgreement(actor, id);
  if (!agreement) return null;
  const facts = toAgreementFacts(agreement, actor);
  const may = {
    report: decide(agreementSteps.report_duty, facts, actor).ok,
    review: decide(agreementSteps.accept_duty, facts, actor).ok,
  };
  const [rows, files] = await Promise.all([
    db.obligation.findMany({
      where: { agreementId: id },
      include: columns,
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: 500,
    }),
    db.document.findMany({
      where: { agreementId: id, kind: 'EVIDENCE', removedAt: null },
      orderBy: { createdAt: 'desc' },
      take: 20,
    }),
  ]);
  const views = rows.map((row) => toView(row, agreement, actor, may));
  return {
    ...toAgreementHead(agreement, actor),
    standing: standingOn(agreement, facts.today),
    openComments: facts.openComments,
    open: views.filter(({ state }) => state !== 'DONE'),
    settled: views.filter(({ state }) => state === 'DONE').reverse(),
    files: may.report
      ? files
          .filter((file) => mayOpen(file, actor, isScanning()))
          .map((file) => ({ id: file.id, filename: file.filename, href: paths.document(file.id) }))
      : [],
    mayAttach: may.report,
    done: done !== null && isAgreementStep(done) ? agreementSteps[done].did : null,
  };
};
