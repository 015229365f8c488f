import 'server-only';
import { z } from 'zod';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { CaseHead } from '@/lib/domain/requests/case-head';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import { offers } from '@/lib/domain/workflow/decide';
import { db } from '@/lib/server/db/client';
import { rowAsSent } from '@/lib/server/requests/as-sent';
import { type RequestCase, requestCaseInclude } from '@/lib/server/requests/case-row';
import { caseTabs } from '@/lib/server/requests/case-tabs';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { visibleRequests } from '@/lib/server/requests/visible';

/**
 * A request that the actor may see, with everything its facts are made from; null when there is none for them. While the
 * agency has it, ICE gets its content as it was sent.
 */
export const findVisibleCase = async (actor: Actor, id: string): Promise<RequestCase | null> => {
  if (!z.uuid().safeParse(id).success) return null;
  const where = { AND: [visibleRequests(actor), { id }] };
  // In one transaction, so that the many parts of a case take one connection and not the whole pool.
  const found = await db.$transaction((tx) => tx.request.findFirst({ where, include: requestCaseInclude }));
  return found && (await rowAsSent(actor, found)).row;
};

/** The head of a page about this request, with what the actor may do on it. */
export const toCaseHead = (row: RequestCase, actor: Actor): CaseHead => {
  const { label, tone, next } = requestStatusFacts[row.status];
  const facts = toRequestFacts(row);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    agencyName: row.agency.legalName,
    status: { label, tone },
    next,
    version: row.version,
    side: readsIceOnly(actor) ? 'ICE' : 'AGENCY',
    offers: offers(requestSteps, facts, actor),
    tabs: caseTabs(row, facts, actor),
  };
};

/** Names of people by id, for "saved by" and "accepted by". Unknown ids are left out. */
export const namesOf = async (ids: readonly (string | null)[]): Promise<Map<string, string>> => {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const people = await db.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
};
