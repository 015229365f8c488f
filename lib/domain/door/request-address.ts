import type { DoorRefusal } from '@/lib/domain/door/door-refusal';

// The first line of a request names an address. Whatever two readers could read in two ways is refused: an encoded or
// doubled slash, a backslash, a dot segment, a doubled encoding.

const addressCharsMax = 8192;
// RFC 3986, section 3.3: what a path may consist of.
const pathSigns = /^\/(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9a-fA-F]{2})*$/u;
// The encoded forms of / \ . % and of the control characters.
const hiddenSigns = /%(?:2f|5c|2e|25|[01][0-9a-f]|7f)/iu;

/** The path of an address as it came, without what follows the question mark. */
export const pathOf = (address: string): string => address.split('?', 1)[0] ?? '';

/** Takes the address of a request as it came; returns why it cannot be read, or null. */
export const refuseAddress = (address: string): DoorRefusal | null => {
  if (address.length > addressCharsMax) return 'ADDRESS_LONG';
  const path = pathOf(address);
  if (!pathSigns.test(path) || hiddenSigns.test(path) || path.includes('//')) return 'ADDRESS';
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return 'ADDRESS';
  return isText(path) && !/[\s#\\]/u.test(address) ? null : 'ADDRESS';
};

const isText = (path: string): boolean => {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
};
