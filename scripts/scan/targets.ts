// What sqlmap tries: every address of the portal that takes words, filters, cursors, hashes or numbers. A house test
// holds each to the page it belongs to and its parameters to the file that reads them.

/** A page or route with what it reads. */
export type Target = {
  /** The page or route as its folder names it. */
  page: string;
  /** The address to ask for. `{request}`, `{agreement}`, `{entry}`, `{agency}`, `{person}` stand for what a list links to; a star for an attack. */
  address?: string;
  query?: Readonly<Record<string, string>>;
  json?: string;
  /** Fields of a form of the page, sent with all that it sends unseen. */
  form?: Readonly<Record<string, string>>;
  /** The file that reads the parameters, where that is not the page itself. */
  readIn?: string;
  /** What the untouched address answers; 200 where nothing is said. */
  answers?: number;
  /** The parameters that are searched for as words: they are tried hardest. */
  words?: readonly string[];
  /** Everybody gets in: tried once, signed out. */
  isPublic?: true;
  /** A list that each role sees otherwise: its words are tried as each. The others are tried as the first of each side. */
  isList?: true;
};

const finder = 'lib/domain/finder/finder-questions.ts';
const searched = 'lib/domain/search/search-query.ts';
// One reader reads all answers: a choice, and a mark of a list.
const answers = { A1: 'SHERIFF', up: 'GANG' };
const register = { q: 'calder', program: 'CAP', status: 'IN_FORCE', state: 'ZZ' };
const registerFilter = 'lib/server/register/register-filter.ts';
const sha256 = '0'.repeat(64);
const uuid = '00000000-0000-4000-8000-000000000000';
const cursor = `2026-01-01T00:00:00.000Z_${uuid}`;
const agreements = 'lib/domain/agreements/list-filter.ts';
const requests = 'lib/domain/requests/list-filter.ts';

const open: readonly Omit<Target, 'isPublic'>[] = [
  {
    page: '/register',
    query: { ...register, older: 'AGR-2026-000001', newer: 'AGR-2026-000001' },
    readIn: registerFilter,
    words: ['q'],
  },
  { page: '/register/data.json', query: register, readIn: registerFilter },
  { page: '/register/data.csv', query: register, readIn: registerFilter },
  { page: '/register/map', query: { state: 'ZZ' } },
  { page: '/register/[number]', address: '/register/{entry}*' },
  { page: '/register/[number]/text', address: '/register/{entry}*/text' },
  { page: '/agencies/find', query: { q: 'calder' }, words: ['q'] },
  { page: '/agencies/ask', query: { entry: uuid } },
  { page: '/agencies/asked', query: { number: 'VER-2026-000001' } },
  { page: '/offices', query: { state: 'ZZ', county: 'Calder' }, readIn: 'lib/server/places/office-search.ts' },
  {
    page: '/programs',
    query: { for: 'SHERIFF', outcome: 'SERVICE' },
    readIn: 'lib/domain/programs/program-filter.ts',
  },
  { page: '/finder', query: answers, readIn: finder },
  { page: '/finder/result', query: answers, readIn: finder },
  {
    page: '/verify',
    query: { sha256, look: 'none', problem: 'NO_FILE' },
    readIn: 'lib/server/register/verify-page.ts',
  },
  { page: '/api/v1/verify', json: `{"sha256":"${sha256}*"}` },
  { page: '/api/v1/recommendations', json: '{"agencyType":"SHERIFF*","answers":{},"concerns":{}}' },
  { page: '/sign-in', query: { back: '/dashboard', callbackUrl: '/requests', done: 'password', problem: 'refused' } },
  {
    page: '/sign-in',
    form: { email: 'a@calder.example', password: 'harbor-meadow' },
    readIn: 'app/(auth)/sign-in/actions.ts',
  },
  { page: '/sign-in/forgotten', form: { email: 'a@calder.example' } },
  { page: '/sign-in/reset/[token]', address: '/sign-in/reset/token*' },
  { page: '/sign-in/new-factor/[token]', address: '/sign-in/new-factor/token*' },
  { page: '/invitation/[token]', address: '/invitation/token*' },
  { page: '/invitation/account/[token]', address: '/invitation/account/token*' },
  { page: '/agencies/confirm/[token]', address: '/agencies/confirm/token*' },
  { page: '/api/calendar/[file]', address: '/api/calendar/token*.ics', answers: 404 },
];

const lists: readonly Omit<Target, 'isList'>[] = [
  {
    page: '/search',
    query: { q: 'port', kind: 'REQUEST', page: '1' },
    readIn: searched,
    words: ['q'],
  },
  { page: '/search/hits', query: { q: 'port' }, readIn: searched, words: ['q'] },
  {
    page: '/requests',
    query: {
      view: 'ALL',
      status: 'SUBMITTED',
      office: uuid,
      liaison: uuid,
      state: 'ZZ',
      agencyType: 'SHERIFF',
      program: 'OCS',
      due: 'OVERDUE',
      flag: 'SEVERE',
      mine: '1',
      search: 'port',
      sort: 'DUE',
      columns: 'status',
      after: cursor,
      before: cursor,
    },
    readIn: requests,
    words: ['search'],
  },
  {
    page: '/agreements',
    query: {
      ...{
        status: 'ACTIVE',
        program: 'CAP',
        state: 'ZZ',
        office: uuid,
        ending: '180',
        from: '2026-01-01',
        to: '2027-01-01',
      },
      ...{ conditions: 'OPEN', renewal: 'NONE', search: 'port', after: uuid },
    },
    readIn: agreements,
    words: ['search'],
  },
  {
    page: '/requests/exports',
    query: { list: '?view=ALL', format: 'csv' },
  },
  {
    page: '/reports',
    query: { office: uuid, state: 'ZZ', program: 'CAP', period: '12' },
    readIn: 'lib/domain/reports/report-filter.ts',
  },
  {
    page: '/reports/map',
    query: { show: 'REQUESTS', state: 'ZZ', office: uuid, program: 'CAP' },
    readIn: 'lib/domain/reports/map-filter.ts',
  },
  {
    page: '/admin/audit',
    query: {
      ...{ group: 'SIGN_IN', action: 'session.sign_in', outcome: 'done', actor: 'ruiz', number: 'ACC-2026-000001' },
      ...{ from: '2026-01-01', to: '2027-01-01', older: '9', newer: '1' },
    },
    readIn: 'lib/server/audit/audit-filter.ts',
    words: ['actor', 'number'],
  },
  {
    page: '/admin/people',
    query: { q: 'a', role: 'ADMIN', place: 'Calder', state: 'ACTIVE' },
    readIn: 'lib/domain/people-filter.ts',
    words: ['q', 'place'],
  },
  { page: '/requests/[requestId]', address: '/requests/{request}*', query: {} },
  { page: '/agreements/[agreementId]', address: '/agreements/{agreement}*', query: {} },
  {
    page: '/views/[list]',
    address: '/views/agreements',
    query: { search: 'port', office: uuid, after: uuid },
    readIn: agreements,
  },
];

const rest: readonly Target[] = [
  {
    page: '/admin/agencies',
    query: { status: 'VERIFIED', after: 'Calder' },
    readIn: 'lib/server/agencies/agency-queries.ts',
  },
  { page: '/admin/mails', query: { after: uuid } },
  {
    page: '/notices',
    query: { show: 'new', after: `2026-11-24T15:42:00.000Z_${uuid}` },
    readIn: 'lib/server/notices/notice-queries.ts',
  },
  { page: '/admin/authority', query: { agency: '{agency}' } },
  { page: '/admin/people/review', query: { show: 'all' } },
  { page: '/admin/records/new', query: { case: 'ACC-2026-000001' } },
  { page: '/admin/imports', query: { problem: 'NO_FILE', which: '1' } },
  { page: '/admin/directory', query: { problem: 'NO_FILE', which: '1' } },
  { page: '/requests/new', query: { from: uuid } },
  { page: '/requests/[requestId]', address: '/requests/{request}', query: { done: 'submit' } },
  { page: '/requests/[requestId]/changes', address: '/requests/{request}/changes', query: { from: '1', to: '2' } },
  {
    page: '/requests/[requestId]/plan/changes',
    address: '/requests/{request}/plan/changes',
    query: { from: '1', to: '2' },
  },
  {
    page: '/requests/[requestId]/news',
    address: '/requests/{request}/news',
    query: { since: '1' },
    readIn: 'lib/domain/workflow/case-news-answer.ts',
  },
  {
    page: '/agreements/[agreementId]/news',
    address: '/agreements/{agreement}/news',
    query: { since: '1' },
    readIn: 'lib/domain/workflow/case-news-answer.ts',
  },
  { page: '/requests/[requestId]/letter', address: '/requests/{request}/letter', query: { n: '1' } },
  {
    page: '/requests/[requestId]/recommendation',
    address: '/requests/{request}/recommendation',
    query: { change: 'D1', to: '3', basis: 'ESTIMATED' },
  },
  {
    page: '/requests/[requestId]/assessment/review',
    address: '/requests/{request}/assessment/review',
    query: { only: 'differences' },
  },
  { page: '/agreements/[agreementId]', address: '/agreements/{agreement}', query: { done: 'sign' } },
  {
    page: '/agreements/[agreementId]/text',
    address: '/agreements/{agreement}/text',
    query: { edit: '1', propose: '1' },
  },
  {
    page: '/agreements/[agreementId]/text/changes',
    address: '/agreements/{agreement}/text/changes',
    query: { from: '1', to: '2' },
    readIn: 'lib/domain/agreements/text-changes.ts',
  },
  {
    page: '/agreements/[agreementId]/paper',
    address: '/agreements/{agreement}/paper',
    query: { done: 'x', place: uuid, upload: 'NO_FILE' },
  },
  {
    page: '/agreements/[agreementId]/step/give_notice',
    address: '/agreements/{agreement}/step/give_notice',
    query: { receivedOn: '2026-11-01', mode: 'LETTER' },
  },
  { page: '/agency/authority/new', query: { follows: uuid, upload: 'NO_FILE' } },
  { page: '/agency/authority', query: { recorded: 'yes' } },
  { page: '/agency/days-off', query: { name: 'Founders Day', from: '2027-05-12', to: '2027-05-12', remove: uuid } },
  {
    page: '/agreements/[agreementId]/obligations',
    address: '/agreements/{agreement}/obligations',
    query: { done: 'x', upload: 'NO_FILE' },
  },
  {
    page: '/agreements/[agreementId]/oversight',
    address: '/agreements/{agreement}/oversight',
    query: { done: 'x', upload: 'NO_FILE' },
  },
  { page: '/requests/[requestId]/questions', address: '/requests/{request}/questions', query: { upload: 'NO_FILE' } },
  { page: '/account/confirm', query: { back: '/requests', file: '/files/1' } },
  { page: '/account/link', query: { problem: 'refused' } },
  { page: '/view-as', query: { refused: 'yes' } },
  { page: '/files/[documentId]', address: `/files/${uuid}*`, answers: 404 },
  { page: '/admin/people/[userId]', address: '/admin/people/{person}*' },
];

/** All of them. */
export const targets: readonly Target[] = [
  ...open.map((one) => ({ ...one, isPublic: true as const })),
  ...lists.map((one) => ({ ...one, isList: true as const })),
  ...rest,
];

const drafts = 'Open only while somebody writes a draft; compared with fixed words.';
const step = 'Open only while the step can be taken; compared with fixed words.';

/** Pages and routes with parameters that sqlmap leaves to wapiti, each with the reason. */
export const left: Readonly<Record<string, string>> = {
  '/admin/audit/export': 'Reads the same filter as /admin/audit, and the name of a format.',
  '/admin/rules/[version]/programs/[program]/new': drafts,
  '/agency/authority/file': 'Takes a file; the number in its address is put into the next address alone.',
  '/agreements/[agreementId]/review': step,
  '/agreements/[agreementId]/step/begin_amendment': step,
  '/agreements/[agreementId]/step/save_local_approval': step,
  '/agreements/[agreementId]/text/changes/changes.pdf':
    'Reads the same two numbers as /agreements/[agreementId]/text/changes.',
  '/requests/[requestId]/answer': drafts,
  '/requests/[requestId]/answer/[section]': drafts,
  '/requests/[requestId]/review': drafts,
  '/reports/file': 'Reads the same filter as /reports, and the name of a report.',
  '/requests/export': 'Reads the same filter as /requests, and the name of a format.',
  '/sign-in/second-factor':
    'Open only between the password and the code; reads the same address to go back to as /sign-in.',
};
