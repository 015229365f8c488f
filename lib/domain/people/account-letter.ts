// The letters about accounts. They say what happened and what to do, and carry no secret but the link of an invitation.

export const accountLetters = [
  'account-invited',
  'account-changed',
  'administrator-waits',
  'administrator-made',
  'review-due',
  'review-missed',
] as const;

export type AccountLetter = (typeof accountLetters)[number];

/** What a letter is written from. */
export type AccountLetterFacts = {
  place: string;
  roles: readonly string[];
  /** Who invited, asked or decided. */
  by: string;
  link: string;
  /** A moment or a day, in words. */
  until: string;
  /** What happened to the account. */
  happened: readonly string[];
  /** Whom it is about. */
  person: string;
  count: number;
};

type Written = { subject: string; body: string[] };

const rolesText = (roles: readonly string[]): string => roles.join(', ');

const invited = ({ place, roles, by, link, until }: AccountLetterFacts): Written => ({
  subject: `Your account in the ACCESS Partnership Portal, ${place}`,
  body: [
    `${by} invites you to open an account in the ACCESS Partnership Portal for ${place}. Your part: ${rolesText(roles)}.`,
    `Open the account: ${link}`,
    `The link works once, for you alone, until ${until}. You give your name, choose a password and set up a second way to prove that it is you, so have your telephone or security key at hand.`,
    'If the link has run out, ask for a new one. If you did not expect this mail, leave it: nothing happens without you.',
  ],
});

const changed = ({ by, happened, link }: AccountLetterFacts): Written => ({
  subject: 'Your account in the ACCESS Partnership Portal was changed',
  body: [
    ...happened,
    `Done by: ${by}.`,
    `The portal: ${link}`,
    'If this is not what you expected, call your administrator or the State and Local Coordination Office.',
  ],
});

const administratorWaits = ({ person, by, link }: AccountLetterFacts): Written => ({
  subject: 'A new administrator waits for your confirmation',
  body: [
    `${by} asks that ${person} become an administrator of the portal. A second administrator has to confirm it, or to refuse it.`,
    `Decide here: ${link}`,
  ],
});

const administratorMade = ({ person, by, link }: AccountLetterFacts): Written => ({
  subject: 'The portal has another administrator',
  body: [
    `${person} was made an administrator of the portal by ${by}.`,
    `See the account: ${link}`,
    'Every administrator gets this mail. If nobody told you about it, call the others.',
  ],
});

const reviewDue = ({ place, count, until, link }: AccountLetterFacts): Written => ({
  subject: `Accounts to look at: ${place}`,
  body: [
    `Say who of ${place} still needs their account. It is asked every 90 days. To look at: ${count} ${count === 1 ? 'account' : 'accounts'}, by ${until}.`,
    `Look at the list: ${link}`,
    'An account that nobody has confirmed 14 days after that day is closed. It can be reopened.',
  ],
});

const reviewMissed = ({ place, until, link }: AccountLetterFacts): Written => ({
  subject: `Your account for ${place} will be closed`,
  body: [
    `Nobody has said yet that you still need your account for ${place}. Without that it is closed on ${until}.`,
    'Ask the administrator who looks after your account to confirm it in the portal, under People, Access review.',
    `The portal: ${link}`,
  ],
});

const writers = {
  'account-invited': invited,
  'account-changed': changed,
  'administrator-waits': administratorWaits,
  'administrator-made': administratorMade,
  'review-due': reviewDue,
  'review-missed': reviewMissed,
} as const satisfies Record<AccountLetter, (facts: AccountLetterFacts) => Written>;

/** Subject and plain text of a letter. */
export const accountLetterText = (letter: AccountLetter, facts: AccountLetterFacts) => {
  const { subject, body } = writers[letter](facts);
  return { subject, text: body.join('\n\n') };
};
