import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { paths } from '@/lib/domain/paths';
import type { CaseTab } from '@/lib/domain/requests/case-head';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import type { RequestCase } from '@/lib/server/requests/case-row';

// The parts of a request that this reader may open. Every page of a part shows the same row of tabs.

type TabRow = Pick<
  RequestCase,
  'id' | 'status' | 'assessment' | 'plan' | 'opinions' | 'interests' | 'letters' | 'meetings'
> & { _count: { questionRounds: number } };

const headquartersStatuses = new Set(['HQ_REVIEW', 'DEFERRED', 'DECLINED', 'APPROVED', 'AGREEMENT_IN_PROGRESS']);

const shown = (when: boolean, label: string, href: string): CaseTab[] => (when ? [{ label, href }] : []);

/** Meetings and questions have a page once there is one, or once this reader could begin one. */
const sideTabs = (row: TabRow, facts: RequestFacts, actor: Actor): CaseTab[] => [
  ...shown(
    row.meetings.length > 0 || decide(requestSteps.propose_meeting, facts, actor).ok,
    'Meetings',
    paths.meetings(row.id),
  ),
  ...shown(
    row._count.questionRounds > 0 || decide(requestSteps.open_round, facts, actor).ok,
    'Questions',
    paths.questions(row.id),
  ),
];

/** The tabs of a request for this reader, that of the request itself first. */
export const caseTabs = (row: TabRow, facts: RequestFacts, actor: Actor): CaseTab[] => {
  const ice = readsIceOnly(actor);
  const isDecidedAbove = headquartersStatuses.has(row.status) || row.opinions.length > 0 || row.interests.length > 0;
  return [
    { label: 'Request', href: paths.request(row.id) },
    ...shown(actor.side === 'AGENCY', 'People', paths.requestPeople(row.id)),
    ...shown(row.assessment !== null, 'Assessment', paths.assessment(row.id)),
    // The agency reads the recommendation once it is approved, which is when the plan begins.
    ...shown(row.plan !== null || (ice && row.assessment !== null), 'Recommendation', paths.recommendation(row.id)),
    ...shown(row.plan !== null, 'Plan', paths.plan(row.id)),
    ...sideTabs(row, facts, actor),
    ...shown(ice && row.plan !== null && isDecidedAbove, 'Headquarters', paths.headquarters(row.id)),
    ...shown(
      row.letters.some(({ releasedAt }) => releasedAt !== null || ice),
      'Letter',
      paths.requestLetter(row.id),
    ),
  ];
};
