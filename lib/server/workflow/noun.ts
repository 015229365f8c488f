import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { CaseScope } from '@/lib/domain/access/reach';
import type { Step } from '@/lib/domain/workflow/step';
import type { Transaction } from '@/lib/server/db/client';

// What the engine has to know about a noun to carry its steps out.

export type CaseRow = { id: string; status: string; version: number };

export type StepContext<Row> = {
  tx: Transaction;
  row: Row;
  step: string;
  input: Record<string, unknown>;
  actor: Actor;
  now: Date;
  /** What `prepare` made before the transaction began. */
  prepared: unknown;
};

export type Effect<Row> = (context: StepContext<Row>) => Promise<void>;

export type Noun<Row extends CaseRow, Facts extends { status: string | null }> = {
  kind: 'request' | 'agreement';
  steps: Readonly<Record<string, Step<string, Facts, string, string, string>>>;
  effects: Readonly<Record<string, Effect<Row>>>;
  /** Locks and reads the row; null when there is none. */
  lock: (tx: Transaction, id: string) => Promise<Row | null>;
  scope: (row: Row) => CaseScope;
  facts: (tx: Transaction, row: Row, actor: Actor) => Promise<Facts>;
  /** Facts for a case that does not exist yet, or a refusal. */
  newFacts: (tx: Transaction, actor: Actor, input: Record<string, unknown>) => Promise<Facts>;
  /** Inserts the new case and returns its locked row. */
  create: (context: Omit<StepContext<Row>, 'row'>) => Promise<Row>;
  /** Writes status, version, since and due date; null when another version stands in the row. */
  move: (
    tx: Transaction,
    row: Row,
    change: { status: string; moved: boolean; quiet: boolean; at: Date },
  ) => Promise<CaseRow | null>;
  /** Work too slow for a transaction (rendering a PDF), keyed by step. */
  prepare?: Readonly<Record<string, (row: Row, actor: Actor) => Promise<unknown>>>;
};
