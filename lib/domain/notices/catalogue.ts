// Who is told of what: every event with its audience, read from the step tables, and the letters about accounts.
import type { AgencyLetter } from '@/lib/domain/agencies/agency-letter';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { mailRuleText } from '@/lib/domain/notices/mail-rules';
import { noticeGroupNames, noticeGroups } from '@/lib/domain/notices/notice-groups';
import { type Audience, audienceLabels, type NoticeName } from '@/lib/domain/notices/notice-name';
import { noticeHeadlines } from '@/lib/domain/notices/notice-text';
import type { SecurityLetter } from '@/lib/domain/notices/security-letter';
import type { AccountLetter } from '@/lib/domain/people/account-letter';
import { requestSteps } from '@/lib/domain/requests/steps';

export type CatalogueRow = {
  name: string;
  /** The subject of the mail, with plain words for names. */
  event: string;
  /** Groups of people, in words. */
  told: readonly string[];
  /** The steps after which they are told. */
  after: readonly string[];
  /** How it comes by mail where nobody chose otherwise, and whether one may choose. */
  mail: string;
};

export type CatalogueSection = { key: string; label: string; hint: string; rows: readonly CatalogueRow[] };

type Teller = { label: string; notify: readonly (readonly [NoticeName, Audience])[] };

const tellers: readonly Teller[] = [
  ...Object.values(requestSteps),
  ...Object.values(agreementSteps),
  // A comment is no step of its own in the tables.
  { label: 'Write a comment', notify: [['mentioned', 'mentioned']] },
  { label: 'Every step that others are told of', notify: [['followed', 'followers']] },
  { label: 'Whatever brings a case into the view', notify: [['view-entered', 'viewers']] },
  { label: 'The view is gone, or too wide', notify: [['view-alert-ended', 'viewers']] },
];

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

const firstUp = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const toRow = (name: NoticeName): CatalogueRow => {
  const telling = tellers.filter(({ notify }) => notify.some(([notice]) => notice === name));
  const audiences = telling.flatMap(({ notify }) =>
    notify.flatMap(([notice, audience]) => (notice === name ? [audience] : [])),
  );
  const subject = noticeHeadlines[name].subject.replaceAll('{agency}', 'an agency').replaceAll('{who}', 'somebody');
  return {
    name,
    event: firstUp(subject),
    told: unique(audiences).map((audience) => firstUp(audienceLabels[audience])),
    after: unique(telling.map(({ label }) => label)),
    mail: mailRuleText(name),
  };
};

/** The notices about cases: in the portal and by mail. */
export const noticeCatalogue: readonly CatalogueSection[] = noticeGroupNames.map((key) => {
  const { label, hint, names } = noticeGroups[key];
  return { key, label, hint, rows: names.map(toRow) };
});

type Letter = { event: string; told: string };

const owner = 'The owner of the account';
const asker = 'Whoever asked for the agency';

const letters = {
  'password-reset': { event: 'A new password was asked for', told: owner },
  'password-changed': { event: 'The password was changed', told: owner },
  'passkey-added': { event: 'A passkey was added', told: owner },
  'passkey-removed': { event: 'A passkey was removed', told: owner },
  'app-set-up': { event: 'An authenticator app was set up', told: owner },
  'codes-made': { event: 'New recovery codes were made', told: owner },
  'identity-linked': { event: 'The account was linked with another way to sign in', told: owner },
  'identity-unlinked': { event: 'A way to sign in was unlinked', told: owner },
  'too-many-tries': { event: 'Too many wrong passwords or codes were entered', told: owner },
  reproofing: { event: 'A new second factor may be set up', told: owner },
  reproofed: { event: 'A new second factor was set up', told: owner },
  'account-invited': { event: 'An account is offered', told: 'Whoever is invited' },
  'account-changed': { event: 'Roles, place or access of an account were changed', told: owner },
  'administrator-waits': { event: 'A new administrator waits for confirmation', told: 'The other administrators' },
  'administrator-made': { event: 'Somebody became an administrator', told: 'The administrators' },
  'review-due': { event: 'Accounts have to be confirmed', told: 'Whoever confirms them' },
  'review-missed': { event: 'An account will be closed because nobody confirmed it', told: owner },
  'confirm-address': { event: 'A work address has to be confirmed', told: asker },
  'ask-granted': { event: 'An agency was verified', told: asker },
  'ask-refused': { event: 'An agency was not verified', told: asker },
  'correction-decided': { event: 'A correction of a fact was decided', told: 'Whoever asked for it' },
  'authority-decided': { event: 'An authority to sign was confirmed or refused', told: 'Whoever recorded it' },
  'authority-ends': {
    event: 'An authority to sign comes to its end',
    told: 'The administrators of the agency, and the liaison',
  },
  'seen-as': { event: 'An administrator sees the portal as somebody else does', told: 'The person who is seen' },
  'request-shared': { event: 'A colleague was added to a request', told: 'That colleague' },
} as const satisfies Record<SecurityLetter | AccountLetter | AgencyLetter | 'seen-as' | 'request-shared', Letter>;

/** The letters about accounts, agencies and access: by mail alone, since their reader may have no account. */
export const letterCatalogue: readonly CatalogueRow[] = Object.entries(letters).map(([name, { event, told }]) => ({
  name,
  event,
  told: [told],
  after: [],
  mail: 'At once, always.',
}));
