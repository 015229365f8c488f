// What became of a mail, and what a mail server's answer means for it.

export const mailStates = ['NONE', 'HELD', 'WAITING', 'SENT', 'DEFERRED', 'BOUNCED', 'GIVEN_UP'] as const;
export type MailState = (typeof mailStates)[number];

export const mailStateLabels = {
  NONE: { label: 'No mail', tone: 'grey' },
  HELD: { label: 'Held for its time', tone: 'grey' },
  WAITING: { label: 'Waiting', tone: 'blue' },
  SENT: { label: 'Sent', tone: 'green' },
  DEFERRED: { label: 'Refused for now', tone: 'yellow' },
  BOUNCED: { label: 'Refused for good', tone: 'red' },
  GIVEN_UP: { label: 'Given up', tone: 'red' },
} as const satisfies Record<MailState, { label: string; tone: string }>;

/** How many mails stand how. */
export type MailCounts = Readonly<Partial<Record<MailState, number>>>;

/** "Mails: 2 sent, 1 refused for good"; empty where no mail was to be sent. */
export const mailsText = (counts: MailCounts): string => {
  const parts = mailStates.flatMap((state) => {
    const count = counts[state] ?? 0;
    return state === 'NONE' || count === 0 ? [] : [`${count} ${mailStateLabels[state].label.toLowerCase()}`];
  });
  return parts.length === 0 ? '' : `Mails: ${parts.join(', ')}`;
};

/** Counts of several events in one. */
export const addMails = (one: MailCounts, other: MailCounts): MailCounts =>
  Object.fromEntries(mailStates.map((state) => [state, (one[state] ?? 0) + (other[state] ?? 0)]));

/** States in which nothing more happens by itself, and the person was not reached. */
export const unreachedStates = ['BOUNCED', 'GIVEN_UP'] as const;

/** The first try and the eight that the queue makes after it, over some 40 minutes. */
export const TRIES_MAX = 9;

/** Our own rule: a mail that does not arrive after so many calls to send it again needs a telephone. */
export const RESENDS_MAX = 3;
export const RESEND_MINUTES = 10;

/** A mail that was not taken. `permanent`: the server said so, and the same mail would get the same answer. */
export type MailProblem = { message: string; command: string | null; permanent: boolean };

// What a server says of the person it would write to, or of the mail. A refusal of the portal itself (its name, its
// password, its encryption) says nothing about them and is tried again once it is mended.
const aboutThisMail = ['RCPT TO', 'DATA'];

/** The state of a mail after a try that failed. */
export const stateAfterProblem = (
  { command, permanent }: MailProblem,
  tries: number,
): 'DEFERRED' | 'BOUNCED' | 'GIVEN_UP' => {
  if (permanent && command !== null && aboutThisMail.includes(command)) return 'BOUNCED';
  return tries >= TRIES_MAX ? 'GIVEN_UP' : 'DEFERRED';
};

/** Why a mail may not be sent again now; null when it may. */
export const resendRefusal = (
  mail: { state: MailState; resends: number; triedAt: Date | null; active: boolean },
  at: Date,
): string | null => {
  if (!mail.active) return 'The account of this person is closed. Nothing is sent to it any more.';
  if (mail.state !== 'BOUNCED' && mail.state !== 'GIVEN_UP') return 'This mail is on its way or has arrived.';
  if (mail.resends >= RESENDS_MAX) {
    return `This mail was sent again ${RESENDS_MAX} times. Call the person, and have an administrator look at the address.`;
  }
  const waited = mail.triedAt === null ? RESEND_MINUTES : (at.getTime() - mail.triedAt.getTime()) / 60_000;
  return waited >= RESEND_MINUTES ? null : `The last try was less than ${RESEND_MINUTES} minutes ago. Wait a little.`;
};
