import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { offersOf } from '@/lib/domain/requests/case-head';
import { planDiff } from '@/lib/domain/requests/plan-diff';
import {
  type PlanChangesView,
  type PlanContentView,
  type PlanVersionView,
  type PlanView,
  planChanges,
} from '@/lib/domain/requests/plan-view';
import { db } from '@/lib/server/db/client';
import { toProgramCode } from '@/lib/server/requests/facts';
import { toPlanContent } from '@/lib/server/requests/plan-content';
import { findVisibleCase, namesOf, toCaseHead } from '@/lib/server/requests/visible-case';

// What the pages of the enforcement plan read.

// A version is written only from a plan that was saved (effects-plan.ts); its dates and numbers are read already.
const toContent = (stored: unknown): PlanContentView => {
  const shape = typeof stored === 'object' && stored !== null && 'objectives' in stored;
  if (!shape) throw new Error('A stored version of a plan has lost its shape.');
  const content = stored as PlanContentView;
  // Versions saved before plans had resources, milestones and activities lack them.
  return {
    ...content,
    resourcesAgency: content.resourcesAgency ?? '',
    resourcesIce: content.resourcesIce ?? '',
    milestones: content.milestones ?? [],
    objectives: content.objectives.map((objective) => ({ ...objective, activities: objective.activities ?? [] })),
  };
};

const shownVersions = 20;

const versionsOf = async (planId: string, timeZone: string): Promise<PlanVersionView[]> => {
  const rows = await db.planVersion.findMany({
    where: { planId },
    orderBy: { n: 'desc' },
    take: shownVersions + 1,
    select: { n: true, content: true, savedById: true, createdAt: true },
  });
  const names = await namesOf(rows.map(({ savedById }) => savedById));
  return rows.slice(0, shownVersions).map(({ n, content, savedById, createdAt }, at) => {
    const before = rows[at + 1];
    return {
      n,
      savedOn: dateText(dateIn(createdAt, timeZone)),
      savedBy: names.get(savedById) ?? '',
      changes: planChanges(before ? toContent(before.content) : null, toContent(content)),
    };
  });
};

/** The plan of a request; null when the actor sees no such request or it has no plan yet. */
export const planView = async (actor: Actor, requestId: string): Promise<PlanView | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.plan) return null;
  const { plan } = row;
  const names = await namesOf([plan.agencyAcceptedById, plan.iceAcceptedById, plan.lastEditedById]);
  const acceptedBy = (version: number | null, id: string | null) =>
    version === plan.version && id !== null ? (names.get(id) ?? 'Accepted') : null;
  const head = toCaseHead(row, actor);
  return {
    head,
    version: plan.version,
    content: toPlanContent(plan),
    savedBy: names.get(plan.lastEditedById) ?? '',
    accepted: {
      agency: acceptedBy(plan.agencyAcceptedVersion, plan.agencyAcceptedById),
      ice: acceptedBy(plan.iceAcceptedVersion, plan.iceAcceptedById),
    },
    offered: row.programChoices
      .filter(({ choice }) => choice === 'OFFER')
      .map(({ programCode }) => programOf(toProgramCode(programCode)).name),
    versions: await versionsOf(plan.id, row.agency.timeZone),
    writable: offersOf(head, ['save_plan']).some(({ ok }) => ok),
    turn: turnText(plan, actor, row.agency.timeZone),
  };
};

const turnText = (
  { turn, turnSince }: { turn: 'AGENCY' | 'ICE' | null; turnSince: Date | null },
  actor: Actor,
  timeZone: string,
): string | null => {
  if (turn === null) return null;
  const own = turn === (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE');
  const who = own ? 'It is your turn to write' : `${turn === 'ICE' ? 'ICE' : 'The agency'} is writing`;
  return turnSince ? `${who}, since ${dateText(dateIn(turnSince, timeZone))}.` : `${who}.`;
};

/** Two versions of a plan compared; null when the actor sees no such plan or one of the versions is not there. */
export const planChangesView = async (
  actor: Actor,
  requestId: string,
  between: { from: number; to: number },
): Promise<PlanChangesView | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.plan) return null;
  const rows = await db.planVersion.findMany({
    where: { planId: row.plan.id, n: { in: [between.from, between.to] } },
    select: { n: true, content: true },
  });
  const contentOf = (n: number) => {
    const found = rows.find((one) => one.n === n);
    return found ? toContent(found.content) : null;
  };
  const [before, after] = [contentOf(between.from), contentOf(between.to)];
  if (before === null || after === null) return null;
  return {
    head: toCaseHead(row, actor),
    ...between,
    latest: row.plan.version,
    changes: planDiff(before, after),
  };
};
