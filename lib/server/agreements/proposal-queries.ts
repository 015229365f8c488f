import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { type ProposalView, proposedParts } from '@/lib/domain/agreements/proposal-view';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { dateIn, dateText } from '@/lib/domain/dates';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { db } from '@/lib/server/db/client';

// The proposals of a text, as one reader sees them. Both sides read all of them.

const person = { select: { name: true, title: true } } as const;

const readProposals = (agreementId: string) =>
  db.sectionProposal.findMany({
    where: { agreementId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
    include: { author: person, answeredBy: person },
  });

type Row = Awaited<ReturnType<typeof readProposals>>[number];

const nameOf = ({ name, title }: { name: string; title: string }) => [name, title].filter(Boolean).join(', ');

const answeredOf = (row: Row, timeZone: string): ProposalView['answered'] =>
  row.answeredAt && row.answeredBy
    ? { by: `${nameOf(row.answeredBy)} on ${dateText(dateIn(row.answeredAt, timeZone))}`, text: row.answer }
    : null;

/** The proposals of each section by its id: those that wait first, then the answered, the latest first. */
export const proposalsBySection = async (
  row: AgreementCase,
  facts: AgreementFacts,
  actor: Actor,
): Promise<ReadonlyMap<string, readonly ProposalView[]>> => {
  const { timeZone } = row.agency;
  const own = readsIceOnly(actor) ? 'ICE' : 'AGENCY';
  const [mayAnswer, mayWithdraw] = [
    decide(agreementSteps.accept_proposal, facts, actor).ok,
    decide(agreementSteps.withdraw_proposal, facts, actor).ok,
  ];
  const bodies = new Map(row.sections.map(({ id, body }) => [id, body]));
  const toView = (one: Row): ProposalView => {
    const current = bodies.get(one.sectionId) ?? '';
    const open = one.state === 'OPEN';
    const side = one.side === 'ICE' ? 'ICE' : 'the agency';
    return {
      id: one.id,
      state: one.state,
      by: `${nameOf(one.author)}, for ${side} on ${dateText(dateIn(one.createdAt, timeZone))}`,
      reason: one.reason,
      parts: proposedParts(one, current),
      outdated: open && one.basis !== current,
      answered: answeredOf(one, timeZone),
      mayAnswer: open && mayAnswer && one.side !== own,
      mayWithdraw: open && mayWithdraw && one.side === own,
    };
  };
  const rows = await readProposals(row.id);
  const sorted = [...rows.filter(({ state }) => state === 'OPEN'), ...rows.filter(({ state }) => state !== 'OPEN')];
  const views = sorted.map((one) => ({ sectionId: one.sectionId, view: toView(one) }));
  return new Map(
    [...Map.groupBy(views, ({ sectionId }) => sectionId)].map(([id, of]) => [id, of.map(({ view }) => view)]),
  );
};
