'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { formAction } from '@/lib/server/actions/form-action';
import {
  domainsInput,
  setDomains,
  suspendAgency,
  suspendInput,
  verifyAgency,
  verifyInput,
} from '@/lib/server/agencies/agency-commands';

export const verify = formAction(verifyInput, async (input) =>
  verifyAgency(await requireRight('verify_agency'), input),
);

export const suspend = formAction(suspendInput, async (input) =>
  suspendAgency(await requireRight('verify_agency'), input),
);

/** Sets the mail domains that the administrators of the agency invite to. */
export const changeDomains = formAction(domainsInput, async (input) =>
  setDomains(await requireRight('verify_agency'), input),
);
