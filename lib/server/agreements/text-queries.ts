import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { AgreementTextPage, SectionCommentView, SectionView } from '@/lib/domain/agreements/agreement-view';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { placeOfAgreementStep } from '@/lib/domain/agreements/next-steps';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { openPlace } from '@/lib/domain/agreements/templates/merge';
import { templateVariables } from '@/lib/domain/agreements/templates/template';
import { dateIn, dateText, deadlineText, momentText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { wordDiff } from '@/lib/domain/word-diff';
import { decide } from '@/lib/domain/workflow/decide';
import { toAmendmentRows, toAmendmentView } from '@/lib/server/agreements/amended-queries';
import { isAmendment, termAndNotice } from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { plainWordsOf } from '@/lib/server/agreements/plain-words';
import { type BesidePredecessor, besidePredecessor } from '@/lib/server/agreements/predecessor-queries';
import { proposalsBySection } from '@/lib/server/agreements/proposal-queries';
import { reviewViews } from '@/lib/server/agreements/review-queries';
import { sinceYou } from '@/lib/server/agreements/since-you-queries';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';
import { namesOf } from '@/lib/server/requests/visible-case';

// What the page of the text reads: every section as it stands, with its comments.

const readComments = (agreementId: string) =>
  db.sectionComment.findMany({
    where: { agreementId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
    include: { author: { select: { name: true, title: true } } },
  });

type CommentRow = Awaited<ReturnType<typeof readComments>>[number];

const toComment = (row: CommentRow, timeZone: string): SectionCommentView => ({
  id: row.id,
  author: [row.author.name, row.author.title].filter(Boolean).join(', '),
  when: momentText(row.createdAt, timeZone),
  body: row.body,
  resolved: row.resolvedAt !== null,
});

const toSections = async (
  row: AgreementCase,
  facts: AgreementFacts,
  actor: Actor,
  beside: BesidePredecessor,
): Promise<SectionView[]> => {
  const { timeZone } = row.agency;
  const [comments, proposals, names, plain] = await Promise.all([
    readComments(row.id),
    proposalsBySection(row, facts, actor),
    namesOf(row.sections.map(({ changedById }) => changedById)),
    plainWordsOf(row),
  ]);
  const base = isAmendment(row) ? new Map(row.basedOn.sections.map(({ key, body }) => [key, body])) : null;
  return row.sections.map((section) => {
    const old = base ? (base.get(section.key) ?? '') : section.body;
    // A section that an earlier amendment changed is no change of this one, and neither is what a renewal carried over.
    const written = section.source === 'NEGOTIATED' && (section.origin === 'DRAFTED' || section.changedById !== null);
    const changed = base ? old !== section.body : written;
    const name = section.changedById ? names.get(section.changedById) : undefined;
    const day = dateText(dateIn(section.updatedAt, timeZone));
    return {
      id: section.id,
      key: section.key,
      number: section.position,
      heading: section.heading,
      body: section.body,
      plain: plain.get(section.key) ?? null,
      locked: section.locked,
      lockReason: section.lockReason,
      changed,
      ...(base
        ? { originText: null, marks: old === section.body ? null : wordDiff(old, section.body) }
        : beside.of(section)),
      changeText: changed ? `Changed${name ? ` by ${name}` : ''} on ${day}` : null,
      proposals: proposals.get(section.id) ?? [],
      comments: comments.filter(({ sectionId }) => sectionId === section.id).map((one) => toComment(one, timeZone)),
    };
  });
};

/** The words for what a text still has no value for. */
export const openPlacesOf = (bodies: readonly string[]): string[] => {
  const text = bodies.join('\n');
  return Object.entries(templateVariables).flatMap(([variable, words]) =>
    text.includes(openPlace(variable as keyof typeof templateVariables)) ? [words] : [],
  );
};

const settleOf = (row: AgreementCase, actor: Actor): AgreementTextPage['settle'] => {
  const step = readsIceOnly(actor) ? 'settle_for_ice' : 'settle_for_agency';
  const facts = toAgreementFacts(row, actor);
  if (facts.status !== 'NEGOTIATION') return null;
  if (readsIceOnly(actor) ? facts.iceSettled : facts.agencySettled) return null;
  const decision = decide(agreementSteps[step], facts, actor);
  if (!decision.ok && decision.why !== 'blocked') return null;
  const reasons = decision.ok ? [] : decision.reasons;
  return { step, label: agreementSteps[step].label, ok: decision.ok, reasons };
};

const penOf = (row: AgreementCase, facts: AgreementFacts): AgreementTextPage['pen'] => {
  if (facts.status !== 'NEGOTIATION' || !facts.pen) return null;
  const holder = facts.pen.side === 'ICE' ? 'ICE' : row.agency.legalName;
  const until = facts.pen.dueOn ? `, and is asked to hand it back by ${deadlineText(facts.pen.dueOn)}` : '';
  return { sentence: `${holder} has held the pen since ${dateText(facts.pen.since)}${until}.`, note: row.penNote };
};

const passOnOf = (row: AgreementCase, facts: AgreementFacts, actor: Actor): AgreementTextPage['passOn'] => {
  const step = (['hand_over_text', 'take_pen'] as const).find((one) => decide(agreementSteps[one], facts, actor).ok);
  return step ? { step, label: agreementSteps[step].label, href: placeOfAgreementStep(step, row.id) } : null;
};

const countVersions = async (agreementId: string): Promise<number> => {
  const changes = await db.sectionRevision.groupBy({ by: ['change'], where: { agreementId } });
  return changes.length;
};

/** The text of an agreement as this actor may read and edit it; null when there is no such agreement for them. */
export const getAgreementText = async (actor: Actor, id: string): Promise<AgreementTextPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  // The text of what was signed outside the portal is its file.
  if (!row || row.outsideSigningId !== null) return null;
  const facts = toAgreementFacts(row, actor);
  const beside = await besidePredecessor(row);
  const [sections, versionCount, reviews, since] = await Promise.all([
    toSections(row, facts, actor, beside),
    countVersions(row.id),
    reviewViews(row, actor),
    sinceYou(row, actor),
  ]);
  return {
    ...toAgreementHead(row, actor),
    sections,
    hasChanges: versionCount > 1 || beside.predecessor !== null,
    versionCount,
    sinceYou: since,
    amendment: toAmendmentView(row),
    inForceHref: toAmendmentRows(row).some(({ inForce }) => inForce) ? paths.agreementTextInForce(row.id) : null,
    predecessor: beside.predecessor,
    reviews,
    pen: penOf(row, facts),
    passOn: passOnOf(row, facts, actor),
    mayEdit: decide(agreementSteps.save_section, facts, actor).ok,
    mayComment: decide(agreementSteps.comment_on_section, facts, actor).ok,
    mayPropose: decide(agreementSteps.propose_section, facts, actor).ok,
    settle: settleOf(row, actor),
    settled: { agency: facts.agencySettled, ice: facts.iceSettled },
    openComments: facts.openComments,
    openProposals: facts.openProposals.agency + facts.openProposals.ice,
    openPlaces: openPlacesOf(row.sections.map(({ body }) => body)),
    ...termAndNotice(row),
  };
};
