import 'server-only';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { RequestCase } from '@/lib/server/requests/case-row';

// The database ties some columns to the status (a closed request has the time it closed), so an effect hands them over
// here, and the move writes both in one statement.

type Columns = Prisma.RequestUncheckedUpdateManyInput;

const pending = new WeakMap<RequestCase, Columns>();

/** Leaves columns to be written together with the status. */
export const writeWithStatus = (row: RequestCase, columns: Columns): void => {
  pending.set(row, { ...pending.get(row), ...columns });
};

/** The columns left for the move of this row. */
export const columnsForMove = (row: RequestCase): Columns => pending.get(row) ?? {};
