import type { Client } from 'pg';
import { z } from 'zod';
import type { Statement } from '@/scripts/bench/recorded-statements';

// How PostgreSQL would answer a statement, and whether that takes longer the more there is in the tables.

type PlanNode = {
  'Node Type': string;
  'Plan Rows': number;
  'Relation Name'?: string | undefined;
  'Index Name'?: string | undefined;
  Plans?: PlanNode[] | undefined;
};

const planNode: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string().max(100),
  'Plan Rows': z.number(),
  'Relation Name': z.string().max(100).optional(),
  'Index Name': z.string().max(100).optional(),
  Plans: z.lazy(() => planNode.array().max(200)).optional(),
});

const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) })]);

/** Tables that grow with every request; the others have the size of the country. */
export const growing: ReadonlySet<string> = new Set([
  'requests',
  'request_concerns',
  'status_events',
  'comments',
  'documents',
  'agreements',
  'signatures',
  'notices',
  'audit_events',
  'search_entries',
]);

/** Rows that may be sorted or gone through for a page, whatever there is in the tables. */
const rowsMax = 20_000;

/** What reads all of what is below it before it gives its first row. */
const blocking = /^(?:Sort|Aggregate|Hash|HashAggregate|Materialize|WindowAgg|SetOp)$/u;

const readsGrowing = ({ 'Relation Name': table = '', Plans: below = [] }: PlanNode): boolean =>
  growing.has(table) || below.some(readsGrowing);

const faultOf = (node: PlanNode, isLimited: boolean): string | null => {
  const { 'Node Type': type, 'Relation Name': table = '', Plans: below = [] } = node;
  const rows = Math.max(node['Plan Rows'], ...below.map((one) => one['Plan Rows']));
  if (rows <= rowsMax || isLimited) return null;
  if (type === 'Sort' && readsGrowing(node)) return `sorts ${rows} rows`;
  return type.endsWith('Scan') && growing.has(table) ? `goes through ${rows} rows of ${table}` : null;
};

const faultsIn = (node: PlanNode, isLimited: boolean): string[] => {
  const type = node['Node Type'];
  const own = faultOf(node, isLimited);
  const isStillLimited = type === 'Limit' || (isLimited && !blocking.test(type));
  return [...(own === null ? [] : [own]), ...(node.Plans ?? []).flatMap((one) => faultsIn(one, isStillLimited))];
};

const indexesIn = (node: PlanNode): string[] => [
  ...(node['Index Name'] === undefined ? [] : [node['Index Name']]),
  ...(node.Plans ?? []).flatMap(indexesIn),
];

/** The indexes that a statement would use, and what in it would grow with the tables. */
export type Judged = { indexes: string[]; faults: string[] };

/** Asks how a statement would be answered, without answering it. The client has the scope of its reader. */
export const judgePlan = async (client: Client, { text, values }: Statement): Promise<Judged> => {
  const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, [...values]);
  const [
    {
      'QUERY PLAN': [{ Plan: plan }],
    },
  ] = explained.parse(rows);
  return { indexes: indexesIn(plan), faults: faultsIn(plan, false) };
};
