import type { Actor } from '@/lib/domain/access/actor';
import { attachFile } from '@/lib/server/documents/attach-file';

const text = (content: string) => new TextEncoder().encode(content);

// The digits of an id may look like a number of a person, which no file may hold.
const inLetters = (id: string): string => id.replaceAll(/\d/gu, (digit) => 'ghijklmnop'.charAt(Number(digit)));

/** Attaches a text file on the tour; returns its id. */
export const attached = async (
  actor: Actor,
  id: string,
  name: string,
  replaces: string | null = null,
): Promise<string> => {
  const answer = await attachFile(actor, id, { name, bytes: text(`${name} ${inLetters(id)}`) }, replaces);
  if (!answer.ok) throw new Error(answer.why);
  return answer.documentId;
};
