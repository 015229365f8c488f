// The versions of an agreement's text, and what changed between two of them, word by word.
import { z } from 'zod';
import type { AgreementHead } from '@/lib/domain/agreements/agreement-view';
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';

/** A section as it stood after a change. Sections changed by one step share the number of the change. */
export type SectionRevision = {
  change: number;
  sectionId: string;
  heading: string;
  body: string;
  source: 'TEMPLATE' | 'NEGOTIATED';
  /** Who changed it, in words; null for what the portal merged from template and terms. */
  by: string | null;
  at: Date;
};

export type SectionPlace = { id: string; key: string; number: number; lockReason: string };

export type TextVersion = {
  /** 1 for the text as it was drafted. */
  n: number;
  /** The number of the change that made it. */
  change: number;
  at: Date;
  what: string;
  by: string | null;
  /** Numbers of the sections that changed; all of them in the first version. */
  sections: readonly number[];
};

export type SectionChange = {
  key: string;
  number: number;
  heading: string;
  /** Why this section is not open to negotiation; empty for all others. */
  lockReason: string;
  /** Who changed it last up to the later version, in words; null for the portal. */
  by: string | null;
  parts: readonly WordPart[];
};

/** The number of the text in force of the agreement before, as the earliest version of a renewal. */
export const predecessorVersion = 0;

const versionNumber = z.coerce.number().int().min(predecessorVersion).max(100_000).optional();

/** Which two versions an address asks for. */
export const textVersionsAsked = z.object({ from: versionNumber, to: versionNumber });

export type TextVersionChoice = {
  n: number;
  label: string;
  /** How a sentence names it: "version 2". */
  name: string;
};

export type TextChangesPage = AgreementHead & {
  timeZone: string;
  versions: readonly TextVersionChoice[];
  from: TextVersionChoice;
  to: TextVersionChoice;
  changes: readonly SectionChange[];
  words: { added: number; removed: number };
};

const sectionList = (numbers: readonly number[]): string =>
  numbers.length === 1
    ? `Section ${numbers[0]}`
    : `Sections ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;

const whatOf = (
  n: number,
  revisions: readonly SectionRevision[],
  numbers: readonly number[],
  first: string,
): string => {
  if (n === 1) return first;
  const merged = revisions.every(({ source }) => source === 'TEMPLATE');
  return `${sectionList(numbers)} ${merged ? 'filled in from the terms' : 'changed'}`;
};

/**
 * Every version of the text, the earliest first. Takes all revisions of one agreement and the places of its sections.
 * @param first what the first version is called
 */
export const textVersions = (
  revisions: readonly SectionRevision[],
  places: readonly SectionPlace[],
  first = 'Text as drafted',
): readonly TextVersion[] => {
  const numberOf = new Map(places.map(({ id, number }) => [id, number]));
  const byChange = Map.groupBy(revisions, ({ change }) => change);
  return [...byChange]
    .sort(([a], [b]) => a - b)
    .map(([change, rows], at) => {
      const numbers = [...new Set(rows.flatMap(({ sectionId }) => numberOf.get(sectionId) ?? []))];
      const sections = numbers.sort((a, b) => a - b);
      const last = rows.at(-1);
      return {
        n: at + 1,
        change,
        at: last?.at ?? new Date(0),
        what: whatOf(at + 1, rows, sections, first),
        by: rows.find(({ by }) => by !== null)?.by ?? null,
        sections,
      };
    });
};

/** The section as it stood after a change; undefined before it was there. Revisions come in the order they were made. */
const standing = (revisions: readonly SectionRevision[], sectionId: string, change: number) =>
  revisions.filter((one) => one.sectionId === sectionId && one.change <= change).at(-1);

/**
 * What changed between two changes of one text, section by section in the order of the text. A section that says the
 * same in both is left out.
 */
export const textChanges = (
  revisions: readonly SectionRevision[],
  places: readonly SectionPlace[],
  from: number,
  to: number,
): readonly SectionChange[] =>
  places.flatMap(({ id, key, number, lockReason }) => {
    const before = standing(revisions, id, from);
    const after = standing(revisions, id, to);
    const [old, body] = [before?.body ?? '', after?.body ?? ''];
    if (old === body) return [];
    const heading = after?.heading ?? before?.heading ?? '';
    return [{ key, number, heading, lockReason, by: after?.by ?? null, parts: wordDiff(old, body) }];
  });

/** How many words came in and went out. */
export const countWords = (changes: readonly SectionChange[]): { added: number; removed: number } => {
  const count = (kind: WordPart['kind']) =>
    changes
      .flatMap(({ parts }) => parts)
      .filter((part) => part.kind === kind)
      .reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  return { added: count('added'), removed: count('removed') };
};

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** One sentence about what changed. */
export const textChangesSummary = ({ from, to, changes, words }: TextChangesPage): string =>
  changes.length === 0
    ? `From ${from.name} to ${to.name} no section changed.`
    : `From ${from.name} to ${to.name}: ${counted(changes.length, 'section', 'sections')} changed, ` +
      `${counted(words.added, 'word', 'words')} added and ${counted(words.removed, 'word', 'words')} removed.`;
