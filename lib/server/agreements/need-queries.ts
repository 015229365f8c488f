import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type NeedMapPage, needMap, needMapSummary, sectionsWithoutNeed } from '@/lib/domain/agreements/need-map';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { assessedNeeds, assessedNeedsInFull, conditionNeeds, statedNeeds } from '@/lib/server/agreements/needs';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';
import { recommendation } from '@/lib/server/requests/recommendation-queries';

/**
 * The needs of an agreement beside its sections; null when there is no such agreement for the actor. The lines of the
 * assessment come from the recommendation as this actor may read it.
 */
export const getNeedMap = async (actor: Actor, id: string): Promise<NeedMapPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row || row.requestId === null) return null;
  const [advice, full, conditions, links] = await Promise.all([
    recommendation(actor, row.requestId),
    assessedNeedsInFull(row),
    conditionNeeds(row.requestId),
    db.needAnswer.findMany({ where: { agreementId: row.id } }),
  ]);
  const lines = advice?.programs.find(({ code }) => code === row.programCode)?.lines ?? [];
  const sections = row.sections.map(({ position, ...section }) => ({ ...section, number: position }));
  const saidBy = new Map(full.map(({ key, text }) => [key, text]));
  const assessed = assessedNeeds(lines).map((need) => ({ ...need, saidBy: saidBy.get(need.key) ?? need.text }));
  const rows = needMap([...statedNeeds(row), ...assessed, ...conditions], sections, links);
  const facts = toAgreementFacts(row, actor);
  return {
    ...toAgreementHead(row, actor),
    rows,
    summary: needMapSummary(rows),
    withoutNeed: sectionsWithoutNeed(rows, sections),
    sections: sections.map((section) => ({ value: section.id, label: `${section.number}. ${section.heading}` })),
    openComments: facts.openComments,
    mayMap: decide(agreementSteps.map_need, facts, actor).ok,
  };
};
