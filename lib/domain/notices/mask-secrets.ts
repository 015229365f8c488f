// A mail that somebody else reads keeps its secret addresses to itself. Which addresses are secret stands in the table of
// doors: those that open to whoever holds them.
import { doors } from '@/lib/domain/access/doors';

export const hiddenSecret = '[hidden]';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

/** The part of a secret address before its secret, such as `/sign-in/reset/`. */
export const secretPlaces: readonly string[] = Object.entries(doors)
  .filter(([, rule]) => rule.open === 'LINK')
  .map(([door]) => door.replace(/^[A-Z]+ /u, '').replace(/\[[^\]]+\].*$/u, ''));

const secret = new RegExp(`(${secretPlaces.map(escaped).join('|')})[^\\s"'<>]+`, 'gu');

/** The text with the secret of each secret address taken out. */
export const maskSecrets = (text: string): string => text.replaceAll(secret, `$1${hiddenSecret}`);
