// The only place where a URL of the portal is built. Each by itself, so that the script of a page carries those that it
// uses; everybody else writes them as `paths.request(id)`.

export const home = () => '/';
export const programs = () => '/programs';
export const program = (code: string) => `/programs/${code}`;
export const finder = (query = '') => `/finder${query === '' ? '' : `?${query}`}`;
export const finderResult = (query = '') => `/finder/result${query === '' ? '' : `?${query}`}`;
export const finderToRequest = (query: string) => `/requests/new?${query}`;
export const api = () => '/help/api';
export const recommendationsApi = () => '/api/v1/recommendations';
export const openApi = () => '/api/v1/openapi.json';
export const rules = () => '/rules';
export const rulesVersion = (version: string, program?: string) => `/rules/${version}${program ? `#${program}` : ''}`;
export const register = () => '/register';
export const registerEntry = (number: string) => `/register/${number}`;
export const registerMinutes = (number: string, meetingId: string) => `/register/${number}/minutes/${meetingId}`;
export const registerTextInForce = (number: string) => `/register/${number}/text-in-force`;
export const registerText = (number: string) => `/register/${number}/text`;
export const registerData = () => '/register/data';
export const registerCsv = () => '/register/data.csv';
export const registerJson = () => '/register/data.json';
export const registerFeed = () => '/register/feed.atom';
export const registerMap = (state = '') => (state === '' ? '/register/map' : `/register/map?state=${state}`);
export const verify = (sha256?: string) => (sha256 ? `/verify?sha256=${sha256}` : '/verify');
export const verifyFile = () => '/verify/file';
export const verifyProblem = (problem: string) => `/verify?problem=${problem}`;
export const verifyLooked = (sha256: string, look: string) => `/verify?sha256=${sha256}&look=${look}`;
export const verifyApi = () => '/api/v1/verify';
export const offices = (state?: string, county?: string) => {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(county ? { county } : {}) }).toString();
  return query === '' ? '/offices' : `/offices?${query}`;
};
export const findAgency = () => '/agencies/find';
export const askVerification = (entryId?: string) => (entryId ? `/agencies/ask?entry=${entryId}` : '/agencies/ask');
export const askedVerification = (number: string) => `/agencies/asked?number=${number}`;
export const confirmAddress = (token: string) => `/agencies/confirm/${token}`;
export const ownAgency = () => '/agency';
export const agencyAuthority = () => '/agency/authority';
export const agencyDaysOff = (removeId?: string) => `/agency/days-off${removeId ? `?remove=${removeId}` : ''}`;
export const recordAuthority = (followsId?: string) =>
  `/agency/authority/new${followsId ? `?follows=${followsId}` : ''}`;
export const authorityFile = () => '/agency/authority/file';
export const adminAuthority = (agencyId?: string) => `/admin/authority${agencyId ? `?agency=${agencyId}` : ''}`;
export const adminVerification = () => '/admin/verification';
export const adminVerificationAsk = (id: string) => `/admin/verification/${id}`;
export const adminCorrections = () => '/admin/corrections';
export const adminDirectory = () => '/admin/directory';
export const adminDirectoryUpload = () => '/admin/directory/upload';
export const adminDirectoryTemplate = () => '/admin/directory/template';
export const adminDirectoryImport = (id: string) => `/admin/directory/${id}`;
export const adminDirectoryErrors = (id: string) => `/admin/directory/${id}/errors`;
export const adminImports = () => '/admin/imports';
export const adminImportUpload = () => '/admin/imports/upload';
export const adminImportTemplate = () => '/admin/imports/template';
export const adminImport = (id: string) => `/admin/imports/${id}`;
export const adminImportErrors = (id: string) => `/admin/imports/${id}/errors`;
export const howItWorks = () => '/help/how-it-works';
export const glossary = () => '/help/glossary';
export const accessibility = () => '/help/accessibility';
export const privacy = () => '/help/privacy';
export const complaints = () => '/help/complaints';
export const whoIsTold = () => '/help/notices';
export const signIn = (back?: string) => (back ? `/sign-in?back=${encodeURIComponent(back)}` : '/sign-in');
export const signInAfter = (what: 'password') => `/sign-in?done=${what}`;
export const forgottenPassword = () => '/sign-in/forgotten';
export const resetPassword = (token: string) => `/sign-in/reset/${token}`;
export const reproof = (token: string) => `/sign-in/new-factor/${token}`;
export const adminReproofings = () => '/admin/new-factors';
export const changePassword = () => '/account/password';
export const secondFactor = (back: string) => `/sign-in/second-factor?back=${encodeURIComponent(back)}`;
export const signInProblem = (problem: string) => `/sign-in?problem=${problem}`;
export const signInToLink = () => '/sign-in/link';
export const linkIdentity = () => '/account/link';
export const linkProblem = (problem: string) => `/account/link?problem=${problem}`;
export const sessionEnd = () => '/api/session';
export const signedOut = () => '/signed-out';
/** Where one confirms who one is; afterwards comes `back`, or the word to go on in the tab before. */
export const confirm = (back?: string) =>
  back ? `/account/confirm?back=${encodeURIComponent(back)}` : '/account/confirm';
/** The same before a download, which a page has to offer once more. */
export const confirmFor = (file: string) => `/account/confirm?file=${encodeURIComponent(file)}`;
export const viewAs = () => '/view-as';
export const viewAsRefused = () => '/view-as?refused=yes';
export const beginViewAs = (personId: string) => `/view-as/${personId}`;
export const dashboard = () => '/dashboard';
export const search = (query: { q?: string; kind?: string | null; page?: number } = {}) => {
  const { q = '', kind, page = 1 } = query;
  const asked = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(kind ? { kind } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
  return asked === '' ? '/search' : `/search?${asked}`;
};
export const searchHits = (q: string) => `/search/hits?${new URLSearchParams({ q })}`;
export const requests = () => '/requests';
export const requestsExport = () => '/requests/export';
export const requestExports = () => '/requests/exports';
export const requestExportNews = () => '/requests/exports/news';
export const requestExportFile = (id: string) => `/requests/exports/${id}/file`;
export const reports = () => '/reports';
export const reportsFile = () => '/reports/file';
export const reportsMap = () => '/reports/map';
export const requestsNamed = (text: string) => `/requests?${new URLSearchParams({ view: 'ALL', search: text })}`;
export const newRequest = () => '/requests/new';
export const newRequestFrom = (id: string) => `/requests/new?from=${id}`;
export const request = (id: string) => `/requests/${id}`;
export const load = () => '/requests/load';
export const requestNews = (id: string) => `/requests/${id}/news`;
export const requestAfter = (id: string, step: string) => `/requests/${id}?done=${step}`;
export const requestTasks = (id: string) => `/requests/${id}/answer`;
export const requestUpload = (id: string) => `/requests/${id}/upload`;
export const requestSection = (id: string, section: string) => `/requests/${id}/answer/${section}`;
export const requestPeople = (id: string) => `/requests/${id}/people`;
export const invitation = (token: string) => `/invitation/${token}`;
export const firstAdministrator = (token: string) => `/first-administrator/${token}`;
export const openAccount = (token: string) => `/invitation/account/${token}`;
export const requestReview = (id: string) => `/requests/${id}/review`;
export const requestChanges = (id: string, from: number, to: number) => `/requests/${id}/changes?from=${from}&to=${to}`;
export const requestStep = (id: string, step: string) => `/requests/${id}/step/${step}`;
export const assessment = (requestId: string) => `/requests/${requestId}/assessment`;
export const assessmentSection = (requestId: string, part: string, section: string) =>
  `/requests/${requestId}/assessment/${part.toLowerCase()}/${section}`;
export const assessmentReview = (requestId: string) => `/requests/${requestId}/assessment/review`;
export const assessmentDifferences = (requestId: string) => `/requests/${requestId}/assessment/review?only=differences`;
export const assessmentPdf = (requestId: string) => `/requests/${requestId}/assessment/assessment.pdf`;
export const questionComments = (requestId: string, code: string) =>
  `/requests/${requestId}/assessment/comments/${code}`;
export const recommendation = (requestId: string) => `/requests/${requestId}/recommendation`;
export const whatIf = (requestId: string) => `/requests/${requestId}/recommendation#what-if`;
export const plan = (requestId: string) => `/requests/${requestId}/plan`;
export const planEdit = (requestId: string) => `/requests/${requestId}/plan/edit`;
export const planChanges = (requestId: string, from: number, to: number) =>
  `/requests/${requestId}/plan/changes?from=${from}&to=${to}`;
export const meetings = (requestId: string) => `/requests/${requestId}/meetings`;
export const meetingInvite = (requestId: string, meetingId: string) =>
  `/requests/${requestId}/meetings/${meetingId}/invite.ics`;
export const questions = (requestId: string) => `/requests/${requestId}/questions`;
export const questionUpload = (requestId: string, questionId: string) =>
  `/requests/${requestId}/questions/${questionId}/upload`;
export const comments = (requestId: string) => `/requests/${requestId}#comments`;
export const requestLetter = (requestId: string, n?: number) =>
  n === undefined ? `/requests/${requestId}/letter` : `/requests/${requestId}/letter?n=${n}`;
export const headquarters = (requestId: string) => `/requests/${requestId}/headquarters`;
export const agreements = () => '/agreements';
/** The whole list, also for somebody whose list opens with a view. */
export const allAgreements = () => '/agreements?status=';
export const agreement = (id: string) => `/agreements/${id}`;
export const agreementNews = (id: string) => `/agreements/${id}/news`;
export const agreementComments = (id: string) => `/agreements/${id}#comments`;
export const agreementAfter = (id: string, step: string) => `/agreements/${id}?done=${step}`;
export const agreementText = (id: string) => `/agreements/${id}/text`;
export const agreementTextInForce = (id: string) => `/agreements/${id}/text/in-force`;
export const agreementReview = (id: string) => `/agreements/${id}/review`;
export const agreementNeeds = (id: string) => `/agreements/${id}/text/needs`;
export const agreementTextChanges = (id: string) => `/agreements/${id}/text/changes`;
export const agreementTextChangesFrom = (id: string, from: number) => `/agreements/${id}/text/changes?from=${from}`;
export const agreementTextChangesPdf = (id: string, from: number, to: number) =>
  `/agreements/${id}/text/changes/changes.pdf?from=${from}&to=${to}`;
export const agreementSign = (id: string) => `/agreements/${id}/sign`;
export const agreementPaper = (id: string) => `/agreements/${id}/paper`;
export const agreementPaperCopy = (id: string, placeId: string) => `/agreements/${id}/paper/${placeId}/copy.pdf`;
export const agreementPaperScan = (id: string, placeId: string) => `/agreements/${id}/paper/${placeId}/scan`;
export const agreementSigned = (id: string) => `/agreements/${id}/signed`;
export const agreementPack = (id: string) => `/agreements/${id}/pack`;
/** The list as a saved view has it, whatever the view keeps when it is opened. */
export const savedView = (list: 'AGREEMENTS' | 'REQUESTS', id: string) => `/${list.toLowerCase()}?saved=${id}`;
export const savedViews = (list: 'AGREEMENTS' | 'REQUESTS', query = '') => `/views/${list.toLowerCase()}${query}`;
export const calendar = () => '/calendar';
export const notices = (query: { show?: string; after?: string } = {}) => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '/notices' : `/notices?${text}`;
};
export const calendarFeed = (token: string) => `/api/calendar/${token}.ics`;
export const agreementObligations = (id: string) => `/agreements/${id}/obligations`;
export const agreementOversight = (id: string) => `/agreements/${id}/oversight`;
export const agreementOversightFiles = (id: string) => `/agreements/${id}/oversight/files`;
export const agreementEvidence = (id: string) => `/agreements/${id}/obligations/evidence`;
export const agreementResolution = (id: string) => `/agreements/${id}/resolution`;
export const agreementStep = (id: string, step: string) => `/agreements/${id}/step/${step}`;
export const document = (id: string) => `/files/${id}`;
export const account = () => '/account';
export const noticeSettings = () => '/account/notices';
export const secondFactors = () => '/account/second-factors';
export const adminPermissions = () => '/admin/permissions';
export const adminPeople = () => '/admin/people';
export const adminPerson = (id: string) => `/admin/people/${id}`;
export const adminInvitations = () => '/admin/people/invitations';
export const adminAccessReview = (all?: 'all') => (all ? '/admin/people/review?show=all' : '/admin/people/review');
export const adminInvite = () => '/admin/people/invite';
export const adminAgencies = () => '/admin/agencies';
export const adminAgency = (id: string) => `/admin/agencies/${id}`;
export const adminCatalog = () => '/admin/catalog';
export const adminRules = () => '/admin/rules';
export const adminRulesVersion = (version: string) => `/admin/rules/${version}`;
export const adminRulesProgram = (version: string, program: string) => `/admin/rules/${version}/programs/${program}`;
export const adminRulesLine = (version: string, program: string) => `/admin/rules/${version}/programs/${program}/new`;
export const adminRulesCases = (version: string) => `/admin/rules/${version}/cases`;
export const adminRulesCase = (version: string, id: string) => `/admin/rules/${version}/cases/${id}`;
export const adminRulesDifferences = (version: string) => `/admin/rules/${version}/differences`;
export const adminTemplates = () => '/admin/templates';
export const adminClauses = () => '/admin/templates/clauses';
export const adminTemplate = (key: string) => `/admin/templates/${key}`;
export const adminTemplateVersion = (key: string, version: number) => `/admin/templates/${key}/${version}`;
export const adminTemplateClause = (key: string, version: number, clause: string) =>
  `/admin/templates/${key}/${version}/${clause}`;
export const adminSeals = () => '/admin/seals';
export const undelivered = () => '/notices/undelivered';
export const adminMails = (after?: string) => (after ? `/admin/mails?after=${after}` : '/admin/mails');
export const adminMail = (id: string) => `/admin/mails/${id}`;
export const records = () => '/admin/records';
export const newRelease = (caseNumber = '') =>
  caseNumber === '' ? '/admin/records/new' : `/admin/records/new?case=${caseNumber}`;
export const release = (id: string) => `/admin/records/${id}`;
export const releaseItem = (id: string, itemId: string) => `/admin/records/${id}/${itemId}`;
export const releasePackage = (id: string) => `/admin/records/${id}/package`;
export const recordHolds = () => '/admin/records/holds';
export const retention = () => '/admin/records/retention';
export const retentionRun = (id: string) => `/admin/records/retention/${id}`;
export const releaseLog = () => '/admin/records/log';
export const releaseLogFile = () => '/admin/records/log/file';
export const adminAudit = () => '/admin/audit';
export const adminAuditExport = () => '/admin/audit/export';
export const adminAuditProof = (file: string) => `/admin/audit/proof/${file}`;
