import type { Actor } from '@/lib/domain/access/actor';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { mapFilter } from '@/lib/domain/reports/map-filter';
import { reportFilter } from '@/lib/domain/reports/report-filter';
import { exportAsked } from '@/lib/domain/requests/export-job';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { toSearchQuery } from '@/lib/domain/search/search-query';
import { agencyList, agencyPage } from '@/lib/server/agencies/agency-queries';
import { agencyAuthorityPage, authorityList, recordAuthorityPage } from '@/lib/server/agencies/authority-queries';
import { daysOffForIce, daysOffPage } from '@/lib/server/agencies/days-off-queries';
import { errorsFile, importList, importPage } from '@/lib/server/agencies/directory-imports';
import { searchDirectory } from '@/lib/server/agencies/directory-search';
import { correctionList, ownAgencyPage } from '@/lib/server/agencies/fact-queries';
import { askList, askPage } from '@/lib/server/agencies/verification-queries';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { getTextInForce } from '@/lib/server/agreements/amended-queries';
import { getBeginAmendmentPage, getSaveAmendmentPage } from '@/lib/server/agreements/amendment-queries';
import { casePackFor } from '@/lib/server/agreements/case-pack/case-pack';
import { getDelegatePage, getQuestionPage } from '@/lib/server/agreements/ceremony-step-queries';
import { getHandedOverPage } from '@/lib/server/agreements/handed-over-queries';
import {
  agreementImportPage,
  agreementImports,
  importErrorsFile,
} from '@/lib/server/agreements/imports/import-queries';
import { getJoinPage } from '@/lib/server/agreements/join-queries';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { getNeedMap } from '@/lib/server/agreements/need-queries';
import { getObligationsPage } from '@/lib/server/agreements/obligation-queries';
import { getOversightPage } from '@/lib/server/agreements/oversight-queries';
import { getPaperPage } from '@/lib/server/agreements/paper-path/paper-queries';
import { printCopyFor } from '@/lib/server/agreements/paper-path/print-copy-for';
import { getRenewalPage } from '@/lib/server/agreements/renewal-queries';
import { getReviewPage } from '@/lib/server/agreements/review-queries';
import { sealsPage } from '@/lib/server/agreements/seal-queries';
import { getSignedPage, getSigningPage } from '@/lib/server/agreements/signing-queries';
import {
  getStepPage as getAgreementStepPage,
  getApprovalPage,
  getMeasuresPage,
  getSignersPage,
  getStepScreen,
} from '@/lib/server/agreements/step-queries';
import { getNoticePage } from '@/lib/server/agreements/termination-queries';
import { getTextChanges } from '@/lib/server/agreements/text-change-queries';
import { textChangesPaper } from '@/lib/server/agreements/text-changes-paper';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { ruleVersionPage, ruleVersions } from '@/lib/server/assessments/rule-admin-queries';
import { ruleCasePage, ruleCasesPage } from '@/lib/server/assessments/rule-case-queries';
import { ruleDifferences } from '@/lib/server/assessments/rule-differences';
import { ruleLinePage, ruleProgramPage } from '@/lib/server/assessments/rule-program-queries';
import { publicRules } from '@/lib/server/assessments/rules-queries';
import { exportAudit } from '@/lib/server/audit/audit-export';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { proofFile } from '@/lib/server/audit/audit-proof';
import { auditPage } from '@/lib/server/audit/audit-queries';
import { chainState } from '@/lib/server/audit/chain-state';
import { getCalendar } from '@/lib/server/calendar/calendar-queries';
import { catalogPage } from '@/lib/server/catalog/catalog-queries';
import { commentsFor } from '@/lib/server/comments/comment-board';
import { handOutDocument } from '@/lib/server/files/hand-out';
import { keptMail, keptMails } from '@/lib/server/mail/kept-mails';
import { findInvite } from '@/lib/server/meetings/meeting-invite';
import { meetingsView } from '@/lib/server/meetings/meeting-queries';
import { caseWatch } from '@/lib/server/notices/case-watches';
import { freshNotices, noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { noticeSettingsPage } from '@/lib/server/notices/notice-settings';
import { undeliveredPage } from '@/lib/server/notices/undelivered';
import { reviewPage } from '@/lib/server/people/access-review';
import { getAccountLine } from '@/lib/server/people/account-line';
import { invitePlaces, openInvitations } from '@/lib/server/people/invitation-queries';
import { listPeople } from '@/lib/server/people/people-queries';
import { personPage } from '@/lib/server/people/person-queries';
import { listReproofings } from '@/lib/server/people/reproofings';
import { roundsView } from '@/lib/server/questions/round-queries';
import { holdList } from '@/lib/server/records/holds/hold-queries';
import { holdNotices } from '@/lib/server/records/holds/standing-holds';
import { releaseItemPage } from '@/lib/server/records/releases/item-queries';
import { releaseLog, releaseLogFile } from '@/lib/server/records/releases/log-queries';
import { packageFor } from '@/lib/server/records/releases/release-download';
import { releaseList, releasePage } from '@/lib/server/records/releases/release-queries';
import { retentionPage, retentionRunPage } from '@/lib/server/records/retention/retention-queries';
import { registerTextInForce } from '@/lib/server/register/public-amendments';
import { registerRecords } from '@/lib/server/register/register-data';
import { registerEntry, registerText } from '@/lib/server/register/register-entry';
import { registerFeed } from '@/lib/server/register/register-feed';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerMap } from '@/lib/server/register/register-map';
import { registerMinutes } from '@/lib/server/register/register-meetings';
import { registerChoices, registerFigures, registerPage } from '@/lib/server/register/register-queries';
import { verifyCopy } from '@/lib/server/register/verify-copy';
import { verifyPage } from '@/lib/server/register/verify-page';
import { caseMap } from '@/lib/server/reports/case-map';
import { reportFile } from '@/lib/server/reports/report-file';
import { reportsPage } from '@/lib/server/reports/report-queries';
import { assessmentPaper } from '@/lib/server/requests/assessment-paper';
import {
  assessmentOverview,
  assessmentReview,
  assessmentSection,
  figuresToVerify,
  findComparedAnswer,
} from '@/lib/server/requests/assessment-queries';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { requestChanges, unsentChanges } from '@/lib/server/requests/changes-queries';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { headquartersView } from '@/lib/server/requests/decision-queries';
import { getDraft, getNewRequest } from '@/lib/server/requests/draft-queries';
import { exportNews, exportsPage, ownFile } from '@/lib/server/requests/exports/file-queries';
import { letterView } from '@/lib/server/requests/letter-queries';
import { exportRequests, type RequestExport } from '@/lib/server/requests/list-export';
import { listRequests } from '@/lib/server/requests/list-queries';
import { loadPage } from '@/lib/server/requests/load-queries';
import { getPeople } from '@/lib/server/requests/member-queries';
import { planChangesView, planView } from '@/lib/server/requests/plan-queries';
import { recommendation } from '@/lib/server/requests/recommendation-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { answerHits } from '@/lib/server/search/answer-hits';
import { caseNamed, searchPage } from '@/lib/server/search/search-queries';
import { clauseLibrary, templateList, templateVersions } from '@/lib/server/templates/template-queries';
import { templateClausePage, templateVersionPage } from '@/lib/server/templates/template-version-queries';
import { opensWith, viewsPage, viewTabs } from '@/lib/server/views/view-queries';
import { agreementNews, requestNews } from '@/lib/server/workflow/case-news';

// Everything that screens, papers and files of the portal read about cases and rules, by the name under which `app`
// imports it. A test compares the names with those imports, so that a new read cannot be forgotten here.

export type Place = {
  requestId: string;
  agreementId: string;
  documentId: string;
  /** A draft of the rules, and one of its test cases. */
  version: string;
  caseId: string;
  /** Words to search for. */
  words: string;
};

const textOf = async (file: RequestExport | null): Promise<string> => {
  const chunks = [];
  for await (const chunk of file?.bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

type Read = (actor: Actor, place: Place) => Promise<unknown>;

const each = async <T>(keys: readonly T[], read: (key: T) => Promise<unknown>): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const key of keys) found.push(await read(key));
  return found;
};

const assessmentPlaces = ['self/C', 'self/I', 'field/C', 'field/A', 'ice/I', 'ice/C'] as const;
const stepsWithChoices = ['report_condition', 'accept_condition', 'comment', 'withdraw', 'finish_verify_task'] as const;

const inPaper = (paper: { filename: string; bytes: Uint8Array } | null) =>
  paper && [paper.filename, Buffer.from(paper.bytes).toString('latin1')];

const requestReads: Record<string, Read> = {
  getRequestCase: (actor, { requestId }) => getRequestCase(actor, requestId),
  commentsFor: (actor, { requestId }) => commentsFor(actor, requestId),
  getDraft: (actor, { requestId }) => getDraft(actor, requestId),
  getNewRequest: (actor) => getNewRequest(actor),
  getPeople: (actor, { requestId }) => getPeople(actor, requestId),
  requestChanges: (actor, { requestId }) => requestChanges(actor, requestId, null),
  unsentChanges: (actor, { requestId }) => unsentChanges(actor, requestId),
  getDashboard: (actor) => getDashboard(actor),
  caseMap: (actor) => caseMap(actor, mapFilter.parse({ state: 'ZZ' })),
  reportFile: (actor) => reportFile(actor, { report: 'STAGE_AGE', filter: {} }),
  reportsPage: (actor) => reportsPage(actor, reportFilter.parse({ period: 'ALL' })),
  // What is searched for stands in the filter that comes back; only what was found counts.
  searchPage: async (actor, { words }) => {
    const page = await searchPage(actor, toSearchQuery({ q: words }));
    return [page.groups, page.meant];
  },
  requestNews: (actor, { requestId }) => requestNews(actor, requestId, 0),
  agreementNews: (actor, { agreementId }) => agreementNews(actor, agreementId, 0),
  loadPage: async (actor) => {
    const page = await loadPage(actor);
    return page && [page.lines, page.unassigned];
  },
  answerHits: async (actor, { words }) => (await answerHits(actor, words)).json(),
  exportsPage: (actor) => exportsPage(actor, exportAsked({ list: '?view=ALL' })),
  exportNews: (actor) => exportNews(actor),
  ownFile: (actor, { requestId }) => ownFile(actor, requestId),
  caseNamed: (actor, { words }) => caseNamed(actor, words),
  listRequests: async (actor, { words }) => {
    const all = await listRequests(actor, requestFilter.parse({ view: 'ALL' }));
    const found = await listRequests(actor, requestFilter.parse({ view: 'ALL', search: words }));
    return [all.rows, all.total, found.rows];
  },
  getStepPage: async (actor, { requestId, agreementId }) => [
    await each(stepsWithChoices, (step) => getStepPage(actor, requestId, step)),
    await each(['suspend', 'withdraw'] as const, (step) =>
      step === 'withdraw' ? getStepPage(actor, requestId, step) : getAgreementStepPage(actor, agreementId, step),
    ),
  ],
  meetingsView: (actor, { requestId }) => meetingsView(actor, requestId),
  findInvite: (actor, { requestId }) => findInvite(actor, requestId, requestId),
  roundsView: (actor, { requestId }) => roundsView(actor, requestId),
  handOutDocument: (actor, { documentId }) => handOutDocument(actor, documentId),
  letterView: async (actor, { requestId }) => [
    await letterView(actor, requestId),
    await letterView(actor, requestId, '1'),
  ],
  headquartersView: (actor, { requestId }) => headquartersView(actor, requestId),
  planView: (actor, { requestId }) => planView(actor, requestId),
  planChangesView: (actor, { requestId }) => planChangesView(actor, requestId, { from: 1, to: 2 }),
};

const assessmentReads: Record<string, Read> = {
  assessmentOverview: (actor, { requestId }) => assessmentOverview(actor, requestId),
  assessmentReview: (actor, { requestId }) => assessmentReview(actor, requestId),
  assessmentSection: (actor, { requestId }) =>
    each(assessmentPlaces, (place) => {
      const [part = '', section = ''] = place.split('/');
      return assessmentSection(actor, requestId, part, section);
    }),
  figuresToVerify: (actor, { requestId }) => figuresToVerify(actor, requestId),
  findComparedAnswer: (actor, { requestId }) =>
    each(['C3', 'I7', 'OCS-1'], (code) => findComparedAnswer(actor, requestId, code)),
  assessmentPaper: async (actor, { requestId }) => inPaper(await assessmentPaper(actor, requestId)),
  recommendation: async (actor, { requestId }) => [
    await recommendation(actor, requestId),
    await recommendation(actor, requestId, { change: 'I7', to: 'NO' }),
    await recommendation(actor, requestId, { change: 'C3', to: '10', basis: 'COUNTED' }),
  ],
};

const agreementReads: Record<string, Read> = {
  getAgreementPage: (actor, { agreementId }) => getAgreementPage(actor, agreementId),
  getAgreementText: (actor, { agreementId }) => getAgreementText(actor, agreementId),
  getTextInForce: (actor, { agreementId }) => getTextInForce(actor, agreementId),
  getBeginAmendmentPage: (actor, { agreementId }) => getBeginAmendmentPage(actor, agreementId, 'EXTEND'),
  getSaveAmendmentPage: (actor, { agreementId }) => getSaveAmendmentPage(actor, agreementId),
  getJoinPage: (actor, { agreementId }) => getJoinPage(actor, agreementId),
  getReviewPage: (actor, { agreementId }) => getReviewPage(actor, agreementId),
  getNeedMap: (actor, { agreementId }) => getNeedMap(actor, agreementId),
  getTextChanges: (actor, { agreementId }) => getTextChanges(actor, agreementId, {}),
  textChangesPaper: async (actor, { agreementId }) => inPaper(await textChangesPaper(actor, agreementId, {})),
  casePackFor: (actor, { agreementId }) => casePackFor(actor, agreementId),
  getApprovalPage: (actor, { agreementId }) => getApprovalPage(actor, agreementId),
  getMeasuresPage: (actor, { agreementId }) => getMeasuresPage(actor, agreementId),
  getRenewalPage: (actor, { agreementId }) => getRenewalPage(actor, agreementId),
  getCalendar: (actor) => getCalendar(actor),
  freshNotices: (actor) => freshNotices(actor),
  noticeCentre: (actor) => noticeCentre(actor, toNoticeFilter({})),
  noticeSettingsPage: (actor) => noticeSettingsPage(actor),
  caseWatch: (actor, { requestId }) => caseWatch(actor, { kind: 'request', id: requestId }),
  undeliveredPage: (actor) => undeliveredPage(actor),
  keptMails: (actor) => keptMails(actor, null),
  keptMail: (actor, { requestId }) => keptMail(actor, requestId),
  getOversightPage: (actor, { agreementId }) => getOversightPage(actor, agreementId),
  getObligationsPage: (actor, { agreementId }) => getObligationsPage(actor, agreementId),
  getNoticePage: (actor, { agreementId }) =>
    getNoticePage(actor, agreementId, { receivedOn: '2026-11-24', mode: 'PORTAL' }),
  getStepScreen: (actor, { agreementId }) => getStepScreen(actor, agreementId, 'return_from_legal'),
  getSignersPage: (actor, { agreementId }) => getSignersPage(actor, agreementId),
  getQuestionPage: (actor, { agreementId }) => getQuestionPage(actor, agreementId),
  getDelegatePage: (actor, { agreementId }) => getDelegatePage(actor, agreementId),
  getHandedOverPage: (actor, { agreementId }) => getHandedOverPage(actor, agreementId),
  getSigningPage: (actor, { agreementId }) => getSigningPage(actor, agreementId),
  getSignedPage: (actor, { agreementId }) => getSignedPage(actor, agreementId),
  getPaperPage: (actor, { agreementId }) => getPaperPage(actor, agreementId),
  printCopyFor: async (actor, { agreementId }) => inPaper(await printCopyFor(actor, agreementId, agreementId)),
  viewTabs: (actor) => viewTabs(actor, 'AGREEMENTS'),
  opensWith: (actor) => opensWith(actor, 'AGREEMENTS', {}),
  viewsPage: (actor) => viewsPage(actor, 'AGREEMENTS'),
  listAgreements: (actor) => listAgreements(actor, agreementFilter.parse({})),
};

const administrationReads: Record<string, Read> = {
  agencyList: (actor) => agencyList(actor, { status: null, after: null }),
  agencyPage: (actor) => agencyPage(actor, actor.agencyId ?? ''),
  agencyAuthorityPage: (actor) => agencyAuthorityPage(actor),
  recordAuthorityPage: (actor) => recordAuthorityPage(actor, null),
  authorityList: (actor) => authorityList(actor, null),
  ownAgencyPage: (actor) => ownAgencyPage(actor),
  daysOffPage: (actor) => daysOffPage(actor, { name: null, from: null, to: null, remove: null }),
  daysOffForIce: (actor) => daysOffForIce(actor, actor.agencyId ?? ''),
  correctionList: (actor) => correctionList(actor),
  askList: (actor) => askList(actor),
  askPage: (actor, { requestId }) => askPage(actor, requestId),
  importList: (actor) => importList(actor),
  importPage: (actor, { requestId }) => importPage(actor, requestId),
  errorsFile: (actor, { requestId }) => errorsFile(actor, requestId),
  agreementImports: (actor) => agreementImports(actor),
  agreementImportPage: (actor, { requestId }) => agreementImportPage(actor, requestId),
  importErrorsFile: (actor, { requestId }) => importErrorsFile(actor, requestId),
  auditPage: (actor) => auditPage(actor, toAuditFilter({})),
  chainState: (actor) => chainState(actor),
  exportAudit: async (actor) => (await exportAudit(actor, toAuditFilter({}), 'csv'))?.text.next() ?? null,
  proofFile: (actor) => proofFile(actor, 'checkpoints.jsonl'),
  sealsPage: (actor) => sealsPage(actor),
  releaseList: (actor) => releaseList(actor),
  // A copy is read under its own id; nobody but the legal office and oversight has one (tests/server/records).
  releasePage: (actor, { requestId }) => releasePage(actor, requestId),
  releaseItemPage: (actor, { requestId }) => releaseItemPage(actor, requestId, requestId),
  packageFor: (actor, { requestId }) => packageFor(actor, requestId),
  holdList: (actor) => holdList(actor),
  holdNotices: (actor, { requestId, agreementId }) =>
    each([{ requestId }, { agreementId }], (place) => holdNotices(actor, place)),
  retentionPage: (actor) => retentionPage(actor),
  retentionRunPage: (actor, { requestId }) => retentionRunPage(actor, requestId),
  releaseLog: (actor) => releaseLog(actor),
  exportRequests: async (actor) => textOf(await exportRequests(actor, requestFilter.parse({ view: 'ALL' }), 'csv')),
  releaseLogFile: (actor) => releaseLogFile(actor),
  catalogPage: (actor) => catalogPage(actor),
  listPeople: (actor) => listPeople(actor),
  personPage: (actor) => personPage(actor, actor.id ?? ''),
  reviewPage: (actor) => reviewPage(actor, true),
  openInvitations: (actor) => openInvitations(actor),
  invitePlaces: (actor) => invitePlaces(actor),
  listReproofings: (actor) => listReproofings(actor),
  getAccountLine: (actor) => getAccountLine(actor),
  ruleVersions: (actor) => ruleVersions(actor),
  ruleVersionPage: (actor, { version }) => ruleVersionPage(actor, version),
  ruleProgramPage: (actor, { version }) => ruleProgramPage(actor, version, 'OCS'),
  ruleLinePage: (actor, { version }) =>
    ruleLinePage(actor, { version, program: 'OCS' }, { kind: '', reads: [], join: '' }),
  ruleCasesPage: (actor, { version }) => ruleCasesPage(actor, version),
  ruleCasePage: (actor, { version, caseId }) => ruleCasePage(actor, version, caseId),
  ruleDifferences: (actor, { version }) => ruleDifferences(actor, version),
  templateList: (actor) => templateList(actor),
  templateVersions: (actor) => templateVersions(actor, 'OCS_MOU'),
  templateVersionPage: (actor) => templateVersionPage(actor, 'OCS_MOU', 1),
  templateClausePage: (actor) => templateClausePage(actor, 'OCS_MOU', 1, 'media'),
  clauseLibrary: (actor) => clauseLibrary(actor),
};

/** What nobody has to sign in for; the reader makes no difference. */
const publicReads: Record<string, Read> = {
  publicRules: async (_actor, { version }) => [await publicRules(), await publicRules(version)],
  searchDirectory: async (_actor, { words }) => (await searchDirectory(words)).rows,
  registerPage: () => registerPage(toRegisterFilter({})),
  registerChoices: () => registerChoices(),
  registerFigures: () => registerFigures(),
  registerEntry: (_actor, { agreementId }) => registerEntry(agreementId),
  registerRecords: () => registerRecords(toRegisterFilter({})),
  registerFeed: () => registerFeed(),
  registerMap: async () => [await registerMap(null), await registerMap('ZZ')],
  verifyCopy: () => verifyCopy('b'.repeat(64)),
  verifyPage: () => verifyPage({ sha256: 'b'.repeat(64), look: undefined, problem: undefined }),
  registerText: (_actor, { agreementId }) => registerText(agreementId),
  registerMinutes: (_actor, { agreementId }) => registerMinutes(agreementId, agreementId),
  registerTextInForce: (_actor, { agreementId }) => registerTextInForce(agreementId),
};

/** Every read, by the name of its function. */
export const screenReads: Readonly<Record<string, Read>> = {
  ...requestReads,
  ...assessmentReads,
  ...agreementReads,
  ...administrationReads,
  ...publicReads,
};
