// The letters to the owner of an account about how they sign in. Each says what happened and what to do if it was not
// them; none carries a secret but the link that it was asked for.

export const securityLetters = [
  'password-reset',
  'password-changed',
  'passkey-added',
  'passkey-removed',
  'app-set-up',
  'codes-made',
  'identity-linked',
  'identity-unlinked',
  'too-many-tries',
  'reproofing',
  'reproofed',
] as const;

export type SecurityLetter = (typeof securityLetters)[number];

/** What a letter is written from. */
export type SecurityLetterFacts = {
  /** When it happened, in the words of the reader's own clock. */
  at: string;
  /** Where to go on. */
  link: string;
  /** The name that the person gave a passkey, or an identity provider's; empty for anything else. */
  label: string;
};

type Written = { subject: string; body: string[] };

const notYou =
  'If this was not you, call your administrator or the State and Local Coordination Office now: they can sign every browser out and close the account until it is clear.';

const told = (subject: string, what: (facts: SecurityLetterFacts) => string) => (facts: SecurityLetterFacts) => ({
  subject: `ACCESS Partnership Portal: ${subject}`,
  body: [what(facts), `How you sign in: ${facts.link}`, notYou],
});

const reset = ({ link }: SecurityLetterFacts): Written => ({
  subject: 'ACCESS Partnership Portal: choose a new password',
  body: [
    'Somebody asked for a new password for the account of this address. If it was you, choose one within 30 minutes:',
    link,
    'The link works once, and the last one sent is the one that works. You sign in with your second factor as before; it ends every session you have.',
    'If it was not you, leave this mail. Your password stays as it is.',
  ],
});

const tooManyTries = ({ at, link }: SecurityLetterFacts): Written => ({
  subject: 'ACCESS Partnership Portal: somebody guesses at your account',
  body: [
    `At ${at} too many wrong passwords or codes in a row were entered for your account. They are not taken for a while now, the right ones neither. A passkey works meanwhile.`,
    `If it was you and you forgot your password, choose a new one: ${link}`,
    'If it was not you, nothing is lost: nobody got in. Tell your administrator. We write this once a day at most, however often it is tried.',
  ],
});

const reproofing = ({ link }: SecurityLetterFacts): Written => ({
  subject: 'ACCESS Partnership Portal: set up a new way to sign in',
  body: [
    'Two administrators have confirmed that you may set up a new second factor, because the one you had is lost. Do it within 24 hours, with your telephone or security key at hand:',
    link,
    'The link works once and asks for your password. The passkeys, app and recovery codes you had stop working, and every session ends.',
    notYou,
  ],
});

const writers = {
  'password-reset': reset,
  'password-changed': told('your password was changed', ({ at }) => `Your password was changed at ${at}.`),
  'passkey-added': told('a passkey was added', ({ at, label }) => `The passkey “${label}” was added at ${at}.`),
  'passkey-removed': told('a passkey was removed', ({ at, label }) => `The passkey “${label}” was removed at ${at}.`),
  'app-set-up': told(
    'an authenticator app was set up',
    ({ at }) => `An authenticator app was set up for your account at ${at}. The one before it stopped working.`,
  ),
  'codes-made': told(
    'new recovery codes were made',
    ({ at }) => `New recovery codes were made for your account at ${at}. The old ones stopped working.`,
  ),
  'identity-linked': told(
    'a new way to sign in was linked',
    ({ at, label }) => `Your account was linked with one at ${label} at ${at}. From now on that one signs you in here.`,
  ),
  'identity-unlinked': told(
    'a way to sign in was unlinked',
    ({ at, label }) => `Your account at ${label} was unlinked at ${at}. It no longer signs you in here.`,
  ),
  'too-many-tries': tooManyTries,
  reproofing,
  reproofed: told(
    'a new second factor was set up',
    ({ at }) => `At ${at} a new second factor was set up with the link you were sent. What you had before is gone.`,
  ),
} as const satisfies Record<SecurityLetter, (facts: SecurityLetterFacts) => Written>;

/** Subject and plain text of a letter. */
export const securityLetterText = (letter: SecurityLetter, facts: SecurityLetterFacts) => {
  const { subject, body } = writers[letter](facts);
  return { subject, text: body.join('\n\n') };
};
