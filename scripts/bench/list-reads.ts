import { type Client, escapeLiteral } from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { writeMark } from '@/lib/domain/notices/notice-centre';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { auditPage } from '@/lib/server/audit/audit-queries';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerPage } from '@/lib/server/register/register-queries';
import { listRequests } from '@/lib/server/requests/list-queries';
import { judgePlan } from '@/scripts/bench/plans';
import { recordStatements } from '@/scripts/bench/recorded-statements';

// Every list that grows with the country's requests, read as its page reads it: the first page, a page far into it, and
// each order; with the index that its order stands in.

/** Who reads: intake sees every request, a liaison those of an office, an agency its own. */
export type Readers = { intake: Actor; liaison: Actor; officer: Actor; administrator: Actor };

/** A place in the middle of each list, as an address names it. */
export type Deep = { at: string; id: string; agreementId: string; number: string; seq: string; notice: string };

export type ListRead = {
  name: string;
  as: keyof Readers;
  /** The beginning of the name of its index, or of each that is as good. */
  index: string | readonly string[];
  read: (actor: Actor, deep: Deep) => Promise<unknown>;
};

type Asked = Readonly<Record<string, string>>;

const queue = (
  name: string,
  index: ListRead['index'],
  asked: Asked | ((deep: Deep) => Asked),
  as: keyof Readers = 'intake',
): ListRead => ({
  name: `queue: ${name}`,
  as,
  index,
  read: (actor, deep) => listRequests(actor, requestFilter.parse(typeof asked === 'function' ? asked(deep) : asked)),
});

const queues: readonly ListRead[] = [
  // Nearly all of the newest are open, so that both are as good.
  queue('first page', ['requests_open_newest', 'requests_created_at_id_idx'], {}),
  queue('a page far into it', 'requests_created_at_id_idx', ({ at, id }) => ({ view: 'ALL', after: `${at}_${id}` })),
  queue('by due date', 'requests_open_due', { sort: 'DUE' }),
  queue('by due date, far into it', 'requests_open_due', ({ at, id }) => ({ sort: 'DUE', after: `${at}_${id}` })),
  queue('longest in its status', 'requests_open_since', { sort: 'SINCE' }),
  queue('longest in its status, far into it', 'requests_open_since', ({ at, id }) => ({
    sort: 'SINCE',
    after: `${at}_${id}`,
  })),
  queue('everything', 'requests_created_at_id_idx', { view: 'ALL' }),
  queue('one status', 'requests_status', { status: 'WITHDRAWN', sort: 'SINCE' }),
  queue('of an office', 'requests_', {}, 'liaison'),
  queue('of an agency', 'requests_', {}, 'officer'),
];

const others: readonly ListRead[] = [
  {
    name: 'agreements: first page',
    as: 'intake',
    index: 'agreements_pkey',
    read: (actor) => listAgreements(actor, agreementFilter.parse({})),
  },
  {
    name: 'agreements: far into it',
    as: 'intake',
    index: 'agreements_pkey',
    read: (actor, { agreementId }) => listAgreements(actor, agreementFilter.parse({ after: agreementId })),
  },
  {
    name: 'register: first page',
    as: 'intake',
    index: 'agreements_number_key',
    read: () => registerPage(toRegisterFilter({})),
  },
  {
    name: 'register: far into it',
    as: 'intake',
    index: 'agreements_number_key',
    read: (_actor, { number }) => registerPage(toRegisterFilter({ older: number })),
  },
  {
    name: 'notices: first page',
    as: 'intake',
    index: 'notices_user_id_created_at_id_idx',
    read: (actor) => noticeCentre(actor, toNoticeFilter({})),
  },
  {
    name: 'notices: far into them',
    as: 'intake',
    index: 'notices_user_id_created_at_id_idx',
    read: (actor, { notice }) => noticeCentre(actor, toNoticeFilter({ after: notice })),
  },
  {
    name: 'notices: new ones',
    as: 'intake',
    index: 'new_notices',
    read: (actor) => noticeCentre(actor, toNoticeFilter({ show: 'new' })),
  },
  {
    name: 'audit log: first page',
    as: 'administrator',
    index: 'audit_events_pkey',
    read: (actor) => auditPage(actor, toAuditFilter({})),
  },
  {
    name: 'audit log: far into it',
    as: 'administrator',
    index: 'audit_events_pkey',
    read: (actor, { seq }) => auditPage(actor, toAuditFilter({ older: seq })),
  },
  {
    name: 'audit log: one action',
    as: 'administrator',
    // The second where nearly every event is of that action.
    index: ['audit_events_action_seq_idx', 'audit_events_pkey'],
    read: (actor) => auditPage(actor, toAuditFilter({ action: 'request.assign' })),
  },
];

export const listReads: readonly ListRead[] = [...queues, ...others];

type Key = { id: string; number: string; at: Date };

/** The place that lies so many requests, and so many agreements, before the newest. */
export const placeBefore = async (requests: number, agreements: number): Promise<Deep> => {
  const [[request], [agreement], [head]] = await Promise.all([
    db.$queryRaw<Key[]>`
      SELECT id::text, number, created_at AS at FROM requests ORDER BY created_at DESC OFFSET ${requests}::int LIMIT 1`,
    db.$queryRaw<Key[]>`
      SELECT id::text, number, created_at AS at FROM agreements ORDER BY id DESC OFFSET ${agreements}::int LIMIT 1`,
    db.$queryRaw<{ seq: bigint }[]>`SELECT seq FROM audit_head`,
  ]);
  if (!request || !agreement || !head) throw new Error('There are too few cases to page into.');
  const { id, at } = request;
  return {
    ...{ id, at: at.toISOString(), agreementId: agreement.id, number: agreement.number },
    ...{ seq: String(head.seq / 2n), notice: writeMark({ createdAt: at, id }) },
  };
};

/** A statement of a list that grows with its table, or a list whose index is not used; empty when all is well. */
export const judgeLists = async (readers: Readers, deep: Deep, client: Client): Promise<string[]> => {
  const wrong: string[] = [];
  for (const { name, as, index, read } of listReads) {
    const actor = readers[as];
    const scope = name.startsWith('register') ? 'public' : scopeOf(actor);
    const sent = await recordStatements(() => runAs(scope, () => read(actor, deep)));
    await client.query(`SET access.scope = ${escapeLiteral(scope)}`);
    const used = new Set<string>();
    for (const statement of sent.filter(({ text }) => /^\s*SELECT/u.test(text))) {
      const { indexes, faults } = await judgePlan(client, statement);
      for (const one of indexes) used.add(one);
      wrong.push(...faults.map((fault) => `${name}: ${fault}`));
    }
    const good = [index].flat();
    if (![...used].some((one) => good.some((start) => one.startsWith(start)))) {
      wrong.push(`${name}: does not use ${good.join(' or ')}`);
    }
  }
  return wrong;
};
