// The letters to people whose agency asks for something of the directory: most of them have no account yet.

export const agencyLetters = [
  'confirm-address',
  'ask-granted',
  'ask-refused',
  'correction-decided',
  'authority-decided',
  'authority-ends',
] as const;

export type AgencyLetter = (typeof agencyLetters)[number];

/** What a letter is written from. */
export type LetterFacts = {
  number: string;
  agency: string;
  /** Where to go on; null where nothing is left to do. */
  link: string | null;
  /** The reason or note of the decision. */
  note: string;
  /** The fact a correction was about. */
  fact: string;
  granted: boolean;
};

const confirm = ({ number, agency, link }: LetterFacts) => ({
  subject: `${number}: confirm your work address`,
  body: [
    `Somebody gave this address to ask that ${agency} be verified in the ACCESS Partnership Portal. If it was you, confirm it within 7 days:`,
    `${link}`,
    'The link works once. An administrator looks at the ask after that, checks the agency against a public source, and writes to this address.',
    'If it was not you, leave this mail. Nothing happens without you.',
  ],
});

const granted = ({ number, agency, note }: LetterFacts) => ({
  subject: `${number}: your agency is verified`,
  body: [
    `${agency} is verified, and you are invited to open an account with this address.`,
    ...(note === '' ? [] : [`Note: ${note}`]),
    'The link to your account comes in a mail of its own. It is good for 72 hours; if it runs out, call the State and Local Coordination Office for a new one.',
    'With the account you can start a request. An administrator of the agency also invites colleagues and looks after their accounts.',
  ],
});

const refused = ({ number, agency, note }: LetterFacts) => ({
  subject: `${number}: your agency was not verified`,
  body: [
    `An administrator has looked at your ask for ${agency} and did not verify it.`,
    `Reason: ${note}`,
    'You can ask again when this is mended, or call the State and Local Coordination Office and give the number above.',
  ],
});

const corrected = ({ agency, fact, note, link, granted: isGranted }: LetterFacts) => ({
  subject: isGranted ? `${agency}: a fact was corrected` : `${agency}: a fact was not corrected`,
  body: [
    isGranted ? `Your correction was taken over: ${fact}.` : `Your correction was not taken over: ${fact}.`,
    ...(note === '' ? [] : [`Note: ${note}`]),
    `See what is held about your agency: ${link}`,
  ],
});

const authorityDecided = ({ agency, fact, note, link, granted: isGranted }: LetterFacts) => ({
  subject: isGranted ? `${agency}: authority to sign confirmed` : `${agency}: authority to sign not confirmed`,
  body: [
    isGranted
      ? `ICE has confirmed the authority of ${fact} to bind ${agency}.`
      : `ICE has not confirmed the authority of ${fact} to bind ${agency}. Until it is confirmed, nobody signs by it.`,
    ...(note === '' ? [] : [`Note: ${note}`]),
    `See the register: ${link}`,
  ],
});

const authorityEnds = ({ agency, fact, note, link }: LetterFacts) => ({
  subject: `${agency}: authority to sign of ${fact}`,
  body: [
    `The authority of ${fact} to bind ${agency} ${note}.`,
    'The administrator of the agency can confirm it with new evidence, record who follows in the office, or, once it has ended, say whether agreements are to be signed anew. Agreements in force stay in force until then.',
    `Go on here: ${link}`,
  ],
});

const writers = {
  'confirm-address': confirm,
  'ask-granted': granted,
  'ask-refused': refused,
  'correction-decided': corrected,
  'authority-decided': authorityDecided,
  'authority-ends': authorityEnds,
} as const satisfies Record<AgencyLetter, (facts: LetterFacts) => { subject: string; body: string[] }>;

/** Subject and plain text of a letter. */
export const letterText = (letter: AgencyLetter, facts: LetterFacts): { subject: string; text: string } => {
  const { subject, body } = writers[letter](facts);
  return { subject, text: body.join('\n\n') };
};
