// The words of a digest: what happened in each case, one line for each notice. Like every mail it carries no more of a
// case than its number.
import type { NoticeGroup } from '@/lib/domain/notices/notice-centre';

export type DigestFacts = {
  groups: readonly NoticeGroup[];
  /** How many more there are than the mail lists. */
  more: number;
  origin: string;
  noticesPath: string;
  settingsPath: string;
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const caseText = ({ heading, agency, href, lines }: NoticeGroup, origin: string): string =>
  [
    agency === '' ? heading : `${heading}, ${agency}`,
    ...lines.map(({ title, at }) => `- ${title} (${at})`),
    // Each by its number, so that a reader of links alone can tell them apart.
    ...(href === null ? [] : [`Open ${heading}: ${origin}${href}`]),
  ].join('\n');

const aboutText = (groups: readonly NoticeGroup[], more: number): string => {
  const views = groups.filter(({ isView }) => isView).length;
  const cases = groups.length - views;
  if (more > 0) return cases > 0 ? 'several cases' : 'several saved views';
  return [
    ...(cases > 0 ? [counted(cases, 'case', 'cases')] : []),
    ...(views > 0 ? [counted(views, 'saved view', 'saved views')] : []),
  ].join(' and ');
};

const headOf = (groups: readonly NoticeGroup[], more: number): string => {
  if (groups.every(({ isView }) => isView)) return 'This happened in saved views you asked to be told of.';
  const cases = groups.length === 1 && more === 0 ? 'a case' : 'cases';
  const views = groups.some(({ isView }) => isView) ? ', and in saved views you asked to be told of' : '';
  return `This happened in ${cases} you have a part in${views}.`;
};

/** Subject and plain-text body of a digest. */
export const digestText = ({ groups, more, origin, noticesPath, settingsPath }: DigestFacts) => {
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0) + more;
  const paragraphs = [
    headOf(groups, more),
    ...groups.map((group) => caseText(group, origin)),
    ...(more === 0 ? [] : [`There are ${more} more. The page of your notices has all of them.`]),
    `All your notices: ${origin}${noticesPath}`,
    `You get these together because you chose so, or because your quiet hours are over.\nChoose how you are told: ${origin}${settingsPath}`,
    'Mails carry no details of a case; sign in to read them.',
  ];
  const subject = `Your notices: ${count} about ${aboutText(groups, more)}`;
  return { subject, body: paragraphs.join('\n\n') };
};
