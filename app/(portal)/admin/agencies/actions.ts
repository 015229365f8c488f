'use server';
import { rightAction } from '@/lib/server/actions/form-action';
import {
  domainsInput,
  setDomains,
  suspendAgency,
  suspendInput,
  verifyAgency,
  verifyInput,
} from '@/lib/server/agencies/agency-commands';

export const verify = rightAction('verify_agency', verifyInput, (input, actor) => verifyAgency(actor, input));

export const suspend = rightAction('verify_agency', suspendInput, (input, actor) => suspendAgency(actor, input));

/** Sets the mail domains that the administrators of the agency invite to. */
export const changeDomains = rightAction('verify_agency', domainsInput, (input, actor) => setDomains(actor, input));
