// What one version of a template changes against another: facts of the version, then clause by clause.
import { type AgencyType, agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { nameOfState } from '@/lib/domain/agencies/states';
import { termText } from '@/lib/domain/agreements/templates/term';
import { signerLines } from '@/lib/domain/programs/signature-role';
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';
import { dutyText } from './clause-duties';
import { clauseKindLabels, dutiesOf, type LibraryClause, type TemplateContent } from './template-content';

export type FactChange = { readonly label: string; readonly before: string; readonly after: string };

export type ClauseChange = {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly facts: readonly FactChange[];
  /** The changed words of the text; empty when the text is the same. */
  readonly parts: readonly WordPart[];
};

export type TemplateChanges = { readonly facts: readonly FactChange[]; readonly clauses: readonly ClauseChange[] };

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const kindNames = (types: readonly AgencyType[]): string => {
  const all = Object.keys(agencyTypeLabels).length;
  const label = (type: AgencyType) => agencyTypeLabels[type];
  if (types.length <= all / 2) return listed(types.map(label));
  const left = Object.entries(agencyTypeLabels).flatMap(([type, name]) =>
    types.some((one) => one === type) ? [] : [name],
  );
  return left.length === 0 ? 'All kinds of agency' : `All but ${listed(left)}`;
};

/** Whom a clause is for, "Tribal police in Texas"; null when it is for every agency. */
export const onlyFor = ({
  agencyTypes,
  states: codes,
}: Pick<LibraryClause, 'agencyTypes' | 'states'>): string | null => {
  if (agencyTypes.length === 0 && codes.length === 0) return null;
  const who = agencyTypes.length === 0 ? 'All kinds of agency' : kindNames(agencyTypes);
  return codes.length === 0 ? who : `${who} in ${listed(codes.map(nameOfState))}`;
};

const changed = (label: string, before: string, after: string): FactChange[] =>
  before === after ? [] : [{ label, before: before || 'none', after: after || 'none' }];

const dutiesText = (clause: LibraryClause): string => dutiesOf(clause).map(dutyText).join('; ');

const factsOf = (before: LibraryClause, after: LibraryClause): FactChange[] => [
  ...changed('Heading', before.heading, after.heading),
  ...changed('Kind', clauseKindLabels[before.kind], clauseKindLabels[after.kind]),
  ...changed('Section', before.section, after.section),
  ...changed('Legal basis', before.legalBasis, after.legalBasis),
  ...changed('Why it is locked', before.lockReason, after.lockReason),
  ...changed('In plain words', before.plain, after.plain),
  ...changed('Duties', dutiesText(before), dutiesText(after)),
  ...changed('Only for', onlyFor(before) ?? 'everyone', onlyFor(after) ?? 'everyone'),
];

const whole = (clause: LibraryClause, kind: 'added' | 'removed'): ClauseChange => ({
  id: clause.id,
  heading: clause.heading,
  kind,
  facts: [],
  parts: [{ kind, text: clause.body }],
});

/** The clauses that stand in another order among those both versions have. */
const movedIds = (before: readonly string[], after: readonly string[]): Set<string> => {
  const old = before.filter((id) => after.includes(id));
  const kept = after.filter((id) => before.includes(id));
  // The longest run that kept its order stays; what is outside of it has moved.
  const ranks = kept.map((id) => old.indexOf(id));
  const best = ranks.map(() => [] as number[]);
  for (const [at, rank] of ranks.entries()) {
    const longest = best
      .slice(0, at)
      .filter((_run, earlier) => (ranks[earlier] ?? 0) < rank)
      .reduce<number[]>((long, run) => (run.length > long.length ? run : long), []);
    best[at] = [...longest, rank];
  }
  const stay = new Set(best.reduce<number[]>((long, run) => (run.length > long.length ? run : long), []));
  return new Set(kept.filter((_id, at) => !stay.has(ranks[at] ?? -1)));
};

const clauseChanges = (before: TemplateContent, after: TemplateContent): ClauseChange[] => {
  const ids = (content: TemplateContent) => content.clauses.map(({ id }) => id);
  const moved = movedIds(ids(before), ids(after));
  const now = after.clauses.flatMap((clause): ClauseChange[] => {
    const old = before.clauses.find(({ id }) => id === clause.id);
    if (!old) return [whole(clause, 'added')];
    const facts = factsOf(old, clause);
    const parts = old.body === clause.body ? [] : wordDiff(old.body, clause.body);
    if (facts.length > 0 || parts.length > 0) {
      return [{ id: clause.id, heading: clause.heading, kind: 'changed', facts, parts }];
    }
    return moved.has(clause.id)
      ? [{ id: clause.id, heading: clause.heading, kind: 'moved', facts: [], parts: [] }]
      : [];
  });
  const gone = before.clauses.filter(({ id }) => !ids(after).includes(id)).map((clause) => whole(clause, 'removed'));
  return [...now, ...gone];
};

/** Everything one version changes against another. */
export const templateChanges = (before: TemplateContent, after: TemplateContent): TemplateChanges => {
  const [old, text] = [termText(before), termText(after)];
  const signers = (content: TemplateContent) => signerLines(content.signers, content.together).join(', then ');
  return {
    facts: [
      ...changed('Title', before.title, after.title),
      ...changed('Term', old.term, text.term),
      ...changed('Notice', old.notice, text.notice),
      ...changed('Signers', signers(before), signers(after)),
    ],
    clauses: clauseChanges(before, after),
  };
};
