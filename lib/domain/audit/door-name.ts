// How the audit log names an address: by the pattern of the door behind it. What stands in the address is kept out, since
// it may be a secret.
import type { DoorRule } from '@/lib/domain/access/door';
import { doors } from '@/lib/domain/access/doors';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');
const isPlaceholder = (part: string): boolean => part.startsWith('[');

const patterns = Object.entries(doors)
  .map(([key, rule]) => ({ parts: partsOf(key.replace(/^[A-Z]+ /u, '')), rule }))
  // "/register/map" before "/register/[number]".
  .sort((a, b) => a.parts.filter(isPlaceholder).length - b.parts.filter(isPlaceholder).length);

const pathOf = (address: string): string => address.split(/[?#]/u)[0]?.replace(/\.rsc$/u, '') ?? '';

/** The door that an address leads to; null where the portal has none. */
export const doorOf = (address: string): { door: string; rule: DoorRule } | null => {
  const asked = partsOf(pathOf(address));
  const found = patterns.find(
    ({ parts }) =>
      parts.length === asked.length && parts.every((part, index) => isPlaceholder(part) || part === asked[index]),
  );
  return found ? { door: `/${found.parts.join('/')}`, rule: found.rule } : null;
};

/** The case that an address is about, where its first words say so. */
export const caseOfAddress = (address: string): { type: 'request' | 'agreement'; id: string } | null => {
  const [noun, id = ''] = partsOf(pathOf(address));
  if (!uuid.test(id)) return null;
  if (noun === 'requests') return { type: 'request', id: id.toLowerCase() };
  return noun === 'agreements' ? { type: 'agreement', id: id.toLowerCase() } : null;
};

/**
 * Whether an answer refused somebody what is behind a door, and which right it asks for.
 * @param address what was asked for, by somebody who is signed in
 * @returns the door as the log names it, or null where nothing was refused: a page for everybody, or none at all
 */
export const refusedDoor = (address: string, status: number): { door: string; right: string | null } | null => {
  if (status !== 403 && status !== 404) return null;
  const found = doorOf(address);
  // Somebody signed in who tries addresses that do not exist is worth one line, whatever they try.
  if (!found) return { door: 'unknown', right: null };
  if (found.rule.open === 'ANYONE' || found.rule.open === 'LINK') return null;
  return { door: found.door, right: found.rule.open === 'RIGHT' ? found.rule.rights.join('/') : null };
};
