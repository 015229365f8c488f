// The very first account of a portal that is no demonstration. Its link is printed where the portal is started.
import { line } from '@/lib/domain/text';
import { acceptFields } from './account-invitation';
import { accountAddress } from './work-address';

/** How long the printed link is good. */
export const firstLinkMinutes = 60;

/** What the first administrator says about themselves, and where they work: headquarters, which comes first too. */
export const firstAdministratorFields = {
  ...acceptFields,
  workEmail: accountAddress('Enter your work e-mail address.'),
  officeName: line(120, 'Enter the name of your office.'),
};

export const firstOfficeName = 'State and Local Coordination Office';
