import 'server-only';
import { z } from 'zod';
import { roles } from '@/lib/domain/access/role';
import type { AccountState } from '@/lib/domain/people/account-change';

const stored = z.object({
  title: z.string().max(200),
  roles: z.array(z.enum(roles)).max(roles.length),
  officeId: z.uuid().nullable(),
  office: z.string().max(300).nullable(),
});

/** The state of an account as it is kept with a change; null where none is kept. */
export const readAccountState = (value: unknown): AccountState | null => (value === null ? null : stored.parse(value));
