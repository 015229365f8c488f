// The lint of a template: what would go wrong in an agreement drafted from it. Each finding names the clause and says
// how to mend it; an empty list means that the version may be sent and approved.
import { iceSignatureRoles, signingOrderFault } from '@/lib/domain/programs/signature-role';
import { coverageFaults } from './lint-coverage';
import { dutyFaults } from './lint-duties';
import { clauseName, type LintFault } from './lint-fault';
import { termFaults } from './lint-term';
import { variableFaults } from './lint-variables';
import type { LibraryClause, TemplateContent } from './template-content';

const clauseFaults = (clauses: readonly LibraryClause[]): LintFault[] =>
  clauses.flatMap((clause, at) => {
    const say = (message: string): LintFault => ({ rule: 'clause', clause: clause.id, message });
    const name = clauseName(clause);
    return [
      ...(clauses.findIndex(({ id }) => id === clause.id) < at
        ? [say(`The clause ${name} stands twice. Take one of them out.`)]
        : []),
      ...(clause.kind === 'MANDATORY' && clause.lockReason.trim() === ''
        ? [say(`The clause ${name} is mandatory. Say why negotiation cannot change it, or make it optional.`)]
        : []),
      ...(clause.kind === 'OPTIONAL' && clause.lockReason.trim() !== ''
        ? [say(`The clause ${name} is optional, yet locked. Make it mandatory, or empty the reason for the lock.`)]
        : []),
      ...(clause.legalBasis.trim() === ''
        ? [say(`The clause ${name} has no legal basis. Cite the statute, or say that it is our own rule.`)]
        : []),
      ...(clause.plain.trim() === ''
        ? [say(`The clause ${name} has no plain-language twin. Say in a sentence or two what it means.`)]
        : []),
    ];
  });

const signerFaults = ({ signers, together }: TemplateContent): LintFault[] => {
  const fault = signingOrderFault(signers, together);
  const say = (message: string): LintFault => ({ rule: 'signers', clause: null, message });
  if (fault) return [say(`The signers are not in a legal order: ${fault}`)];
  const bound = signers.some((role) => iceSignatureRoles.some((one) => one === role));
  return bound ? [] : [say('Nobody signs for ICE. Add the special agent in charge, the director or the executive.')];
};

/** Every finding about a template, in the order of its clauses where one is named. */
export const lintTemplate = (content: TemplateContent): LintFault[] => [
  ...clauseFaults(content.clauses),
  ...variableFaults(content),
  ...coverageFaults(content),
  ...dutyFaults(content),
  ...termFaults(content),
  ...signerFaults(content),
];
