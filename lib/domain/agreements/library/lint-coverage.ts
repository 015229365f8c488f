// Findings about which clauses an agency would get: a mandatory one that is missing, two alternatives at once, or none.
// Every kind of agency is tried in every state that a clause names, and in one that none names.
import { type AgencyType, agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { nameOfState } from '@/lib/domain/agencies/states';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { type AgencyProfile, appliesTo } from './for-agency';
import { clauseName, type LintFault } from './lint-fault';
import type { LibraryClause, TemplateContent } from './template-content';

const everywhere: Readonly<Record<string, string>> = {
  termination: 'term and notice',
  'civil-rights': 'civil rights and complaints',
  'data-boundary': 'records and data',
  'no-private-right': 'no rights for third parties',
  'authority-to-sign': 'the authority to sign',
};

// 8 USC 1357(g)(1), (3), (5), (7) and (8) ask for each of these in an agreement that delegates authority.
const delegating: Readonly<Record<string, string>> = {
  authority: 'the authority it rests on',
  functions: 'the functions an officer may carry out',
  supervision: 'supervision by ICE',
  liability: 'liability',
};

/** The sections an agreement of this template has to have, each with the words for it. */
export const requiredSections = ({
  programs,
}: Pick<TemplateContent, 'programs'>): Readonly<Record<string, string>> => ({
  ...everywhere,
  // The designation of customs officers has its costs among the duties of the agency.
  ...(programs.includes('T19') ? {} : { costs: 'costs' }),
  ...(programs.some(isDelegating) ? delegating : {}),
});

/** Every kind of agency, in every state that a clause names and in one that none names. */
export const profilesOf = (clauses: readonly LibraryClause[]): AgencyProfile[] => {
  const named: (string | null)[] = [...new Set(clauses.flatMap((clause) => clause.states)), null];
  return agencyTypes.flatMap((type: AgencyType) => named.map((state) => ({ type, state })));
};

/** Whom a finding is about: any agency, or the first kind of agency that it is true of. */
export const profileName = ({ type, state }: AgencyProfile, all: number, broken: number): string => {
  if (broken === all) return 'any agency';
  const where = state === null ? '' : ` in ${nameOfState(state)}`;
  return `an agency of the kind “${agencyTypeLabels[type]}”${where}`;
};

type Section = { section: string; members: readonly LibraryClause[]; profiles: readonly AgencyProfile[] };

const atOnce = ({ members, profiles }: Section): LintFault[] => {
  const broken = profiles.filter((profile) => members.filter((one) => appliesTo(one, profile)).length > 1);
  const [first] = broken;
  if (!first) return [];
  const both = members.filter((one) => appliesTo(one, first));
  const who = profileName(first, profiles.length, broken.length);
  return [
    {
      rule: 'alternative',
      clause: both[1]?.id ?? null,
      message: `The clauses ${both.map(clauseName).join(' and ')} both fill one section for ${who}. Limit them to different agencies or states, or take one out.`,
    },
  ];
};

const noneAtAll = ({ section, members, profiles }: Section, needed: string | undefined): LintFault[] => {
  const broken = profiles.filter((profile) => !members.some((one) => appliesTo(one, profile)));
  const [first] = broken;
  if (!first) return [];
  const who = profileName(first, profiles.length, broken.length);
  const [clause] = members;
  if (needed !== undefined) {
    const message = clause
      ? `The mandatory clause on ${needed}, ${clauseName(clause)}, is missing for ${who}. Let it be for all, or add an alternative.`
      : `The mandatory clause on ${needed} (${section}) is missing. Add it from the library.`;
    return [{ rule: 'mandatory', clause: clause?.id ?? null, message }];
  }
  if (clause?.kind !== 'ALTERNATIVE') return [];
  const message = `None of the alternatives of ${clauseName(clause)} is for ${who}. Add one, or let one be for all others.`;
  return [{ rule: 'alternative', clause: clause.id, message }];
};

const groupFaults = ({ members }: Section): LintFault[] => {
  const [clause] = members;
  if (!clause) return [];
  if (members.length === 1 && clause.kind === 'ALTERNATIVE') {
    const message = `The clause ${clauseName(clause)} is an alternative to nothing. Add the other one, or make it mandatory or optional.`;
    return [{ rule: 'alternative', clause: clause.id, message }];
  }
  if (members.length === 1) return [];
  return members
    .filter(({ kind }) => kind !== 'ALTERNATIVE')
    .map((one) => ({
      rule: 'alternative',
      clause: one.id,
      message: `The clause ${clauseName(one)} shares its section with another. Make both alternatives, or give it a section of its own.`,
    }));
};

const unlocked = ({ members }: Section, needed: string | undefined): LintFault[] =>
  needed === undefined
    ? []
    : members
        .filter(({ lockReason }) => lockReason.trim() === '')
        .map((one) => ({
          rule: 'mandatory',
          clause: one.id,
          message: `The clause ${clauseName(one)} is mandatory here, and negotiation could change it. Say why it is locked.`,
        }));

/** Missing mandatory clauses, and alternatives that contradict each other or leave an agency without any. */
export const coverageFaults = (content: TemplateContent): LintFault[] => {
  const needed = requiredSections(content);
  const profiles = profilesOf(content.clauses);
  const bySection = Map.groupBy(content.clauses, ({ section }) => section);
  const sections = new Set([...Object.keys(needed), ...bySection.keys()]);
  return [...sections].flatMap((section) => {
    const group: Section = { section, members: bySection.get(section) ?? [], profiles };
    const word = needed[section];
    return [...atOnce(group), ...noneAtAll(group, word), ...groupFaults(group), ...unlocked(group, word)];
  });
};
