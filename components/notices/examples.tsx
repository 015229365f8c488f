import type { WatchedCase } from '@/lib/domain/notices/case-watch';
import type { NoticeSettingsPage } from '@/lib/domain/notices/notice-settings';
import type { UndeliveredRow } from '@/lib/domain/notices/undelivered-view';
import type { ViewAlertRow } from '@/lib/domain/view-alerts';
import { CaseWatchForm } from './case-watch-form';
import { MailTable } from './mail-table';
import { MailView } from './mail-view';
import { NoticeCatalogue } from './notice-catalogue';
import { NoticeList } from './notice-list';
import { NoticeSettingsForm } from './notice-settings-form';
import { NoticesLink } from './notices-link';
import { UndeliveredTable } from './undelivered-table';
import { ViewAlerts } from './view-alerts';
import { WatchedCases } from './watched-cases';

const act = async () => ({ ok: true, value: null }) as const;

const row = {
  id: '01990000-0000-7000-8000-000000000001',
  to: 'm.delgado@calder.example',
  subject: 'REQ-2026-000123: we have received your request',
  at: 'Nov 24, 2026, 10:42 AM',
  machineAt: '2026-11-24T15:42:00.000Z',
};

const line = {
  id: row.id,
  title: 'There are questions to your agency',
  happened: 'A round of questions to your agency is open, with the date by which each is due.',
  why: 'You get this because you have a part in this case.',
  at: row.at,
  machineAt: row.machineAt,
};

const lost: UndeliveredRow = {
  ...{ id: row.id, person: 'Maria Delgado', address: row.to, caseNumber: 'ACC-2026-000123', caseHref: '/requests/a' },
  ...{ what: 'there are questions to your agency', state: 'BOUNCED', said: '550 no such user', tries: 1 },
  ...{ lastTry: row.at, refusal: null },
};

const settings: NoticeSettingsPage = {
  timeZone: 'America/Chicago',
  quiet: { from: 20, until: 7 },
  watched: [],
  views: [],
  groups: [
    {
      ...{ key: 'talk', label: 'Meetings, questions and comments', hint: 'What both sides say to each other.' },
      rows: [
        { name: 'mentioned', event: 'You are mentioned in a comment', chosen: 'DAILY', usual: 'INSTANT' },
        { name: 'followed', event: 'A case you follow has moved on', chosen: null, usual: 'INSTANT' },
      ],
      locked: [
        { name: 'meeting-agreed', event: 'A meeting is agreed', reason: 'It carries a file for your calendar.' },
      ],
    },
  ],
};
const watchedCase: WatchedCase = {
  ...{ kind: 'request', id: row.id, number: 'ACC-2026-000123', agency: 'Calder County Sheriff' },
  ...{ href: '/requests/a', watch: 'FOLLOW' },
};
const viewAlert: ViewAlertRow = {
  ...{ viewId: row.id, name: 'Ending this quarter', list: 'AGREEMENTS', href: '/agreements?saved=a' },
};

export const examples = {
  'how one is told': <NoticeSettingsForm page={settings} action={act} />,
  'cases that are followed or muted': <WatchedCases cases={[watchedCase]} action={act} />,
  'views that tell what enters them': <ViewAlerts alerts={[viewAlert]} action={act} />,
  'no view tells anything': <ViewAlerts alerts={[]} action={act} />,
  'no case is followed': <WatchedCases cases={[]} action={act} />,
  'a case, told of as usual': <CaseWatchForm about={{ kind: 'request', id: row.id }} watch="NONE" action={act} />,
  'a case that is muted': <CaseWatchForm about={{ kind: 'request', id: row.id }} watch="MUTE" action={act} />,
  'mails that reached nobody': (
    <UndeliveredTable
      rows={[lost, { ...lost, id: 'b', state: 'GIVEN_UP', tries: 9, refusal: 'The last try was a moment ago.' }]}
    />
  ),
  'every mail was taken': <UndeliveredTable rows={[]} />,
  'notices, one of them new': (
    <NoticeList
      until={row.machineAt}
      {...{ open: act, mark: act, markAll: act }}
      groups={[
        {
          key: 'a',
          heading: 'REQ-2026-000123',
          agency: 'Calder County Sheriff',
          href: '/requests/a',
          isView: false,
          lines: [
            { ...line, isNew: true },
            { ...line, id: 'b', title: 'We have received your request', isNew: false },
          ],
        },
      ]}
    />
  ),
  'notices of a case that is no longer seen': (
    <NoticeList
      until={null}
      {...{ open: act, mark: act, markAll: act }}
      groups={[
        {
          ...{ key: 'a', heading: 'REQ-2026-000123', agency: '', href: null, isView: false },
          lines: [{ ...line, isNew: false }],
        },
      ]}
    />
  ),
  'who is told what': (
    <NoticeCatalogue
      sections={[
        {
          ...{ key: 'asked', label: 'Something is asked of you', hint: 'Sent to whoever has to act next.' },
          rows: [
            {
              ...{ name: 'a', event: 'A request from an agency', told: ['The intake office'], after: ['Submit'] },
              mail: 'At once; yours to change',
            },
          ],
        },
      ]}
      own={[{ name: 'c', event: 'A file is ready', told: ['Whoever asked'], after: [], mail: 'In the portal alone.' }]}
      letters={[
        {
          name: 'b',
          event: 'The password was changed',
          told: ['The owner of the account'],
          after: [],
          mail: 'At once, always.',
        },
      ]}
    />
  ),
  'link in the header, some new': <NoticesLink fresh="99+" />,
  'link in the header, nothing new': <NoticesLink fresh={null} />,
  'kept mails': <MailTable rows={[row]} />,
  'no kept mails': <MailTable rows={[]} />,
  'a kept mail': (
    <MailView
      mail={{ ...row, from: 'access@portal.example', text: 'One paragraph.\n\nAnother one.', files: ['meeting.ics'] }}
    />
  ),
};
