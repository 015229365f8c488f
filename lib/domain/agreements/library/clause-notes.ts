// Legal basis and plain-language twin of each clause the portal comes with, by the section it fills. The twin says what
// the clause means to somebody who is no lawyer; it binds nobody. A basis that is a statute cited in the clause itself
// is read from its words (`citationsIn`).

type Note = { plain: string; basis?: string };

const outline = 'Heading of the public agreements of 2006 to 2020; our own sentences';
const ownRule = 'Our own rule';
const reimbursed = 'Treasury Forfeiture Fund memoranda of 2015 to 2023; our own sentences';

/** The statutes and rules a text cites, in order, each once: "8 USC 1357(g)(1); 31 USC 1341". */
export const citationsIn = (text: string): string => {
  const found = text.match(/\b\d{1,2} (?:USC|CFR) \d+[a-z]?(?:\.\d+)?(?:\([a-z0-9]+\))*/giu) ?? [];
  return [...new Set(found)].join('; ').slice(0, 300);
};

export const clauseNotes: Readonly<Record<string, Note>> = {
  parties: { plain: 'Names the two sides and who speaks for each.', basis: outline },
  authority: {
    plain: 'Says which laws let the two sides work together, and that nothing more is given.',
    basis: outline,
  },
  purpose: { plain: 'Says what the two sides want to reach together, and what the work covers.', basis: outline },
  mission: {
    plain: 'Says what the joint work is for, and by what figures both sides will tell whether it works.',
    basis: `${ownRule}, after GAO-09-109: a stated objective with measures`,
  },
  'ice-duties': { plain: 'Lists what ICE has to do.', basis: outline },
  'agency-duties': { plain: 'Lists what the agency has to do, and that it pays its own officers.' },
  recertification: {
    plain: 'A designation runs out after two years unless ICE renews it.',
    basis: 'ICE fact sheet on customs cross-designation, January 2008',
  },
  measures: {
    plain: 'Lists the figures both sides will look at to see whether the work is worth it.',
    basis: `${ownRule}, after GAO-09-109: a stated objective with measures`,
  },
  'data-boundary': { plain: 'Each side keeps its own records. Reports hold counts and costs, never names of people.' },
  'civil-rights': {
    plain: 'Nobody is treated differently because of race, origin, accent or faith, and everyone can complain.',
  },
  disputes: { plain: 'When the sides disagree, supervisors talk first, then their heads.', basis: outline },
  contacts: { plain: 'Names whom to call on each side.', basis: outline },
  modification: { plain: 'Changes count only in writing and signed by the same offices.', basis: outline },
  termination: {
    plain: 'Says how long the agreement lasts and how either side ends or suspends it.',
    basis: 'Public agreements of 2006 to 2020; term and notice are data of this version',
  },
  'no-private-right': {
    plain: 'Only the two sides can rely on this agreement; it gives nobody else a right to sue.',
    basis: 'Public agreements of 2006 to 2020: none gives rights to third parties',
  },
  'authority-to-sign': {
    plain: 'Whoever signs confirms that they may bind their side, after any vote local law asks for.',
    basis: 'Public agreements of 2006 to 2020, and the local law of the agency',
  },
  policy: {
    plain:
      'ICE rules apply to the immigration work, the rules of the agency to everything else. Conflicts go to two named people.',
    basis: outline,
  },
  assignments: {
    plain: 'Officers use the authority only in this work, on duty, and stay in the assignment for two years.',
    basis: outline,
  },
  functions: { plain: 'Lists everything the officers may do. What is not listed is not allowed.' },
  detention: {
    plain: 'ICE decides about federal detention and pays for it; the agency holds nobody longer than the law allows.',
    basis: outline,
  },
  nomination: { plain: 'Says whom the agency may propose, and that ICE checks each person.', basis: outline },
  training: { plain: 'Nobody starts before finishing the training that the work needs.', basis: outline },
  certification: {
    plain: 'ICE says in writing who may use the authority, and may take it back at any time.',
    basis: outline,
  },
  costs: {
    plain: 'Each side knows what it pays. Nobody promises money that has not been voted.',
    basis: 'Guide to Equitable Sharing, March 2024',
  },
  supervision: { plain: 'A named ICE position supervises every use of the authority. Without a supervisor, no use.' },
  reporting: {
    plain: 'The agency sends figures every quarter, and both sides look at the measures.',
    basis: 'GAO-09-109 and OIG-10-63',
  },
  'third-parties': {
    plain: 'The agency asks ICE before it passes on what ICE has told it, unless a law or court decides.',
    basis: outline,
  },
  liability: { plain: 'Says who answers in law for what an officer does.' },
  'complaint-procedure': {
    plain: 'Anyone may complain, in any language; both sides tell each other and agree who looks into it.',
    basis: 'OIG-10-63, and the complaint sections of the public agreements',
  },
  steering: {
    plain: 'Both sides meet in public at least once a year and look at how the work goes.',
    basis: 'GAO-09-109 and OIG-10-63',
  },
  outreach: { plain: 'The agency explains the agreement to the people it serves.', basis: 'OIG-10-63' },
  media: {
    plain: 'The sides agree before they speak to the press about joint work; that the agreement exists is no secret.',
    basis: outline,
  },
  direction: {
    plain: 'ICE directs the daily work; officers stay under the command of their own agency.',
    basis: outline,
  },
  personnel: { plain: 'Says how many officers the agency assigns and that it stays their employer.', basis: outline },
  'information-sharing': {
    plain: 'Case information is shared for this work only, and passed on only with consent.',
    basis: outline,
  },
  evidence: {
    plain: 'Evidence is kept so that any court can use it; each case goes to the prosecutor it fits.',
    basis: outline,
  },
  'no-delegation': {
    plain: 'Only ICE officers do immigration work. Staff of the agency ask nobody about status for it.',
  },
  access: { plain: 'ICE officers may come, or call in, at agreed hours and get a private room.', basis: ownRule },
  'release-notice': {
    plain: 'The agency tells ICE of a coming release where state law lets it, and holds nobody longer for it.',
  },
  deconfliction: {
    plain: 'Each side tells the other before an operation, through a contact who answers day and night.',
    basis: 'OIG-07-34, and our own sentences',
  },
  support: {
    plain: 'The agency decides each time whether its officers come along. They stay under its command.',
    basis: ownRule,
  },
  choice: {
    plain: 'A prisoner takes part only by a free choice, after talking to a lawyer if wanted.',
    basis: ownRule,
  },
  filing: {
    plain: 'The real filing is made in the federal eShare portal; this record only says that it was.',
    basis: 'Guide to Equitable Sharing, March 2024',
  },
  applicability: {
    plain: 'Says in which joint operations costs arise, and which kinds of costs count.',
    basis: reimbursed,
  },
  assignment: {
    plain: 'Officers stay with an operation as long as they can be spared. ICE confirms their hours.',
    basis: reimbursed,
  },
  claims: { plain: 'The agency asks for its costs once a month, and for no cost twice.', basis: reimbursed },
  documentation: {
    plain: 'Every cost is shown by hours, invoices or receipts, without names of people.',
    basis: reimbursed,
  },
  audit: { plain: 'The agency keeps its papers for five years and shows them to federal auditors.' },
  'use-of-funds': {
    plain: 'Shared money is kept apart, used for law enforcement only, and open to audit.',
    basis: 'Guide to Equitable Sharing, March 2024',
  },
};
