import { Client } from 'pg';

// Every statement that this process sends to PostgreSQL, whoever sends it: written down where the driver sends it.

/** A statement as it was sent, with what stood for its parameters. */
export type Statement = { text: string; values: readonly unknown[] };

let open: Statement[] | null = null;

const isText = (value: unknown): value is string => typeof value === 'string';
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const read = (asked: unknown, values: unknown): Statement | null => {
  if (isText(asked)) return { text: asked, values: listOf(values) };
  if (typeof asked !== 'object' || asked === null || !('text' in asked) || !isText(asked.text)) return null;
  return { text: asked.text, values: 'values' in asked ? listOf(asked.values) : [] };
};

// Where a transaction begins and ends, and whose rows a connection may show, is no work on rows.
const isWork = ({ text }: Statement): boolean => !/^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/iu.test(text);

const send = Client.prototype.query;
const listening: typeof send = function query(this: Client, ...args: unknown[]) {
  const statement = read(args[0], args[1]);
  if (open && statement && isWork(statement)) open.push(statement);
  return Reflect.apply(send, this, args);
};

/** Does something; returns the statements that were sent meanwhile. One recording at a time. */
export const recordStatements = async (work: () => Promise<unknown>): Promise<Statement[]> => {
  const kept: Statement[] = [];
  open = kept;
  Client.prototype.query = listening;
  try {
    await work();
  } finally {
    Client.prototype.query = send;
    open = null;
  }
  return kept;
};
