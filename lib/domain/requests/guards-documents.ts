// Conditions on the files of a request.
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

const named = (names: readonly string[]): string =>
  names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.map((name) => `“${name}”`).join(', ');

/** Nothing harmful, and nothing that is still being looked at, is sent to the other side. */
export const filesAreSafe: Guard<RequestFacts> = ({ files }) => {
  if (files.harmful.length > 0) return `Remove ${named(files.harmful)} first: harmful code was found in it.`;
  if (files.waiting.length > 0) {
    return `Wait until ${named(files.waiting)} is scanned. It usually takes a minute; you can also remove it.`;
  }
  return true;
};

/** There is a file that stays with the agency for the words that were found in it. */
export const hasHeldFile: Guard<RequestFacts> = ({ files }) => files.held.length > 0 || 'No file is held back.';
