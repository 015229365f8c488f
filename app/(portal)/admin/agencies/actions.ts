'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { formAction } from '@/lib/server/actions/form-action';
import { suspendAgency, suspendInput, verifyAgency, verifyInput } from '@/lib/server/agencies/agency-commands';

export const verify = formAction(verifyInput, async (input) =>
  verifyAgency(await requireRight('verify_agency'), input),
);

export const suspend = formAction(suspendInput, async (input) =>
  suspendAgency(await requireRight('verify_agency'), input),
);
