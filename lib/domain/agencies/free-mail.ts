// Mail that anybody can have says nothing about an agency. A list of our own, of the providers most used in the
// United States; an address of another kind is still checked by a person.

const providers = new Set([
  'aim.com',
  'aol.com',
  'att.net',
  'bellsouth.net',
  'charter.net',
  'comcast.net',
  'cox.net',
  'duck.com',
  'earthlink.net',
  'fastmail.com',
  'gmail.com',
  'gmx.com',
  'gmx.net',
  'gmx.us',
  'googlemail.com',
  'guerrillamail.com',
  'hey.com',
  'hotmail.com',
  'hushmail.com',
  'icloud.com',
  'inbox.com',
  'juno.com',
  'live.com',
  'mac.com',
  'mail.com',
  'mailinator.com',
  'me.com',
  'msn.com',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'rocketmail.com',
  'sbcglobal.net',
  'tuta.com',
  'tutanota.com',
  'verizon.net',
  'yahoo.com',
  'yandex.com',
  'ymail.com',
  'zoho.com',
]);

/** The part of an address behind the at sign, in small letters. */
export const mailDomain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** True for an address at a provider that gives mail to anybody. */
export const isFreeMail = (address: string): boolean => providers.has(mailDomain(address));
