import 'server-only';
import { dateText } from '@/lib/domain/dates';
import { env } from '@/lib/server/env';

/** The control number, expiry and burden of the forms, as the settings give them (44 USC 3507); null where not set. */
export const formNotice = (): { ombNumber: string | null; expires: string | null; burdenMinutes: number | null } => ({
  ombNumber: env.OMB_NUMBER ?? null,
  expires: env.OMB_EXPIRES ? dateText(env.OMB_EXPIRES) : null,
  burdenMinutes: env.OMB_BURDEN_MINUTES ?? null,
});
