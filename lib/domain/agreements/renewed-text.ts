// The text of an agreement that follows another: the words in force, with what is mandatory today. Our own rule, after
// domain.md 3.1 and 6.5: what both sides agreed stays, and no renewal keeps an older wording of a mandatory clause.
import type { MergedSection } from '@/lib/domain/agreements/templates/merge';

/** Where the wording of a section comes from. */
export const sectionOrigins = ['DRAFTED', 'CARRIED', 'RENEWED', 'ADDED'] as const;

export type SectionOrigin = (typeof sectionOrigins)[number];

/** Of what version of a template a section is still the wording. */
export type Wording = { key: string; version: string };

export type SectionInForce = {
  key: string;
  heading: string;
  body: string;
  source: 'TEMPLATE' | 'NEGOTIATED';
};

export type RenewedSection = {
  key: string;
  position: number;
  heading: string;
  body: string;
  source: 'TEMPLATE' | 'NEGOTIATED';
  locked: boolean;
  lockReason: string;
  origin: SectionOrigin;
};

/** A measure as the old text names it, and as the new one does; null for a dropped one. */
export type MeasureLine = { before: string; after: string | null };

/** A negotiated text with each line of a measure as the review left it. Words around it are the parties' own. */
export const withReviewedMeasures = (body: string, measures: readonly MeasureLine[]): string =>
  measures.reduce((text, { before, after }) => {
    const item = `- ${before}`;
    const lines = text.split('\n');
    if (!lines.includes(item)) return text;
    return lines.flatMap((line) => (line === item ? (after === null ? [] : [`- ${after}`]) : [line])).join('\n');
  }, body);

type Sources = {
  inForce: readonly SectionInForce[];
  /** The clauses of the old template with the values of the new agreement, by key. */
  oldWording: ReadonlyMap<string, string>;
  /** The template of today with the values of the new agreement. */
  today: readonly MergedSection[];
  measures: readonly MeasureLine[];
};

type Unplaced = Omit<RenewedSection, 'position'>;

const renewedOf = (clause: MergedSection, section: SectionInForce): Unplaced => {
  const { key, heading, body, lockReason } = clause;
  const carried = heading === section.heading && body === section.body;
  return { key, heading, body, locked: true, lockReason, source: 'TEMPLATE', origin: carried ? 'CARRIED' : 'RENEWED' };
};

const carriedOf = (section: SectionInForce, { oldWording, today, measures }: Sources): Unplaced => {
  const { key, heading, source } = section;
  const clause = today.find((one) => one.key === key);
  if (clause?.locked) return renewedOf(clause, section);
  const old = source === 'TEMPLATE' ? oldWording.get(key) : undefined;
  const body = old ?? withReviewedMeasures(section.body, measures);
  return {
    key,
    heading,
    body,
    source: old === undefined ? 'NEGOTIATED' : 'TEMPLATE',
    locked: false,
    lockReason: '',
    origin: 'CARRIED',
  };
};

// A new clause stands after the clause that it follows in the template, or in front of all.
const insertNew = (sections: readonly Unplaced[], today: readonly MergedSection[]): Unplaced[] =>
  today.reduce<Unplaced[]>(
    (text, { key, heading, body, locked, lockReason }, at) => {
      if (!locked || text.some((one) => one.key === key)) return text;
      const before = today.slice(0, at).findLast((one) => text.some((section) => section.key === one.key));
      const place = before ? text.findIndex((section) => section.key === before.key) + 1 : 0;
      const added: Unplaced = { key, heading, body, locked, lockReason, source: 'TEMPLATE', origin: 'ADDED' };
      return text.toSpliced(place, 0, added);
    },
    [...sections],
  );

/**
 * The text of a renewal. Every section in force is carried over: a negotiated one as it stands, any other with the
 * values of the new agreement. What is mandatory today takes its newest wording, and new mandatory clauses are added.
 */
export const renewedText = (sources: Sources): RenewedSection[] =>
  insertNew(
    sources.inForce.map((section) => carriedOf(section, sources)),
    sources.today,
  ).map((section, at) => ({ ...section, position: at + 1 }));

/** Where the wording of a section comes from, in words; null for what the template of the agreement itself gives. */
export const originText = (origin: SectionOrigin, predecessor: string): string | null =>
  ({
    DRAFTED: null,
    CARRIED: `Carried over from ${predecessor}.`,
    RENEWED: `Mandatory clause in its newest wording. It takes the place of the one in ${predecessor}.`,
    ADDED: `New mandatory clause. ${predecessor} does not have it.`,
  })[origin];
