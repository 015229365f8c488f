'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import type { ChainCheck } from '@/lib/domain/audit-view';
import type { Outcome } from '@/lib/domain/result';
import { checkChain } from '@/lib/server/audit/audit-queries';

/** Checks the chain for the page; the page itself stays as it is. */
export async function check(): Promise<Outcome<ChainCheck | null>> {
  return checkChain(await requireRight('read_audit'));
}
