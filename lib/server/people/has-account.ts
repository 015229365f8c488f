import 'server-only';
import type { Transaction } from '@/lib/server/db/client';

/**
 * True when an address has an account, at whichever agency: the database answers this one question past its fence, since
 * an address opens one account alone. Nothing else of the account is told.
 */
export const hasAccount = async (tx: Pick<Transaction, '$queryRaw'>, workEmail: string): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT access_has_account(${workEmail}) AS taken`;
  return row?.taken ?? false;
};
