// The letter to somebody as whom an administrator sees the portal.

/** What the letter is written from. */
export type SeenAsFacts = { viewer: string; reason: string; until: string; link: string };

/** Subject and plain text of the letter. */
export const seenAsLetterText = ({ viewer, reason, until, link }: SeenAsFacts): { subject: string; text: string } => ({
  subject: 'ACCESS Partnership Portal: an administrator sees the portal as you do',
  text: [
    `${viewer}, an administrator of the portal, sees the portal as you see it now, until ${until} at the latest.`,
    `The reason given: ${reason}`,
    'The administrator can only look. Nothing can be changed, sent, signed or downloaded in your name, and what is for your side alone is not shown. Each page that is looked at is kept in the audit log.',
    `Who has looked, and when, stands on your account page: ${link}`,
    'If nobody told you why, call your administrator or the State and Local Coordination Office.',
  ].join('\n\n'),
});
