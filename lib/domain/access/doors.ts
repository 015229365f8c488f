// Every page, route and server action of the portal, and who gets in. A test walks the folders of `app` and fails at a
// door without an entry, and at an entry without a door; the browser tests knock at each as every role.
import { anyone, caseOf, type DoorRule, linkHolder, right, signedIn, sometimes } from '@/lib/domain/access/door';
import { administrationActionDoors, administrationDoors } from '@/lib/domain/access/doors-of-administration';
import { agreementActionDoors, agreementDoors } from '@/lib/domain/access/doors-of-agreements';
import { requestActionDoors, requestDoors } from '@/lib/domain/access/doors-of-requests';

const publicDoors = {
  '/': anyone,
  '/agencies/ask': anyone,
  '/agencies/asked': anyone,
  '/agencies/confirm/[token]': linkHolder,
  '/agencies/find': anyone,
  'GET /demonstration.css': anyone,
  '/finder': anyone,
  '/finder/result': anyone,
  '/help/accessibility': anyone,
  '/help/api': anyone,
  '/help/complaints': anyone,
  '/help/glossary': anyone,
  '/help/how-it-works': anyone,
  '/help/notices': anyone,
  '/help/privacy': anyone,
  '/offices': anyone,
  '/programs': anyone,
  '/programs/[code]': sometimes(anyone),
  '/register': anyone,
  '/register/[number]': sometimes(anyone),
  'GET /register/[number]/minutes/[meetingId]': sometimes(anyone),
  'GET /register/[number]/text': sometimes(anyone),
  '/register/[number]/text-in-force': sometimes(anyone),
  '/register/data': anyone,
  'GET /register/data.csv': anyone,
  'GET /register/data.json': anyone,
  'GET /register/feed.atom': anyone,
  '/register/map': anyone,
  '/rules': anyone,
  '/rules/[version]': sometimes(anyone),
  '/verify': anyone,
  'POST /verify/file': anyone,
  'GET /api/health': anyone,
  'GET /api/v1/openapi.json': anyone,
  'POST /api/v1/recommendations': anyone,
  'POST /api/v1/verify': anyone,
  // Answers for the session of the caller's own cookie alone.
  'GET /api/session': anyone,
  'POST /api/session': anyone,
  // Belongs to next-auth, and answers for nothing but the cookies of whoever asks.
  'GET /api/auth/[...nextauth]': anyone,
  'POST /api/auth/[...nextauth]': anyone,
  '/first-administrator/[token]': linkHolder,
  '/invitation/account/[token]': linkHolder,
  '/sign-in': anyone,
  '/sign-in/forgotten': anyone,
  '/sign-in/new-factor/[token]': linkHolder,
  '/sign-in/reset/[token]': linkHolder,
  '/sign-in/link': anyone,
  '/sign-in/second-factor': anyone,
  '/signed-out': anyone,
} as const satisfies Record<string, DoorRule>;

const ownDoors = {
  '/account': signedIn,
  '/account/confirm': signedIn,
  '/account/notices': signedIn,
  '/account/password': signedIn,
  '/account/link': signedIn,
  '/account/second-factors': signedIn,
  '/calendar': signedIn,
  'GET /api/calendar/[file]': linkHolder,
  '/dashboard': signedIn,
  // Each finds what their own keys open; the hits of the palette likewise.
  '/search': signedIn,
  'GET /search/hits': signedIn,
  'GET /files/[documentId]': sometimes(caseOf('file')),
  '/notices': signedIn,
  '/notices/undelivered': right('resend_notices'),
  // Each counts what their own reach gives.
  '/reports': signedIn,
  '/reports/map': signedIn,
  'GET /reports/file': signedIn,
  // Of whoever sees the portal as somebody else.
  '/view-as': sometimes(signedIn),
  '/view-as/[personId]': sometimes(right('view_as')),
  '/views/[list]': sometimes(signedIn),
} as const satisfies Record<string, DoorRule>;

const publicActionDoors = {
  '/agencies/ask sendAsk': anyone,
  '/agencies/confirm/[token] confirm': linkHolder,
  '/first-administrator/[token] openFirstAccount': linkHolder,
  '/invitation/account/[token] openAccount': linkHolder,
  // Before and at sign-in nobody is signed in yet; what is shown (a password, a code, a key) opens them.
  '/sign-in askPasskeySignIn': anyone,
  '/sign-in signInAtProvider': anyone,
  '/sign-in signInForDemonstration': anyone,
  '/sign-in signInWithPasskey': anyone,
  '/sign-in signInWithPassword': anyone,
  '/sign-in/forgotten askForLink': anyone,
  '/sign-in/reset/[token] chooseNewPassword': linkHolder,
  '/sign-in/new-factor/[token] beginWithLink': linkHolder,
  '/sign-in/second-factor askFirstPasskey': anyone,
  '/sign-in/second-factor finishWithNewPasskey': anyone,
  '/sign-in/second-factor askPasskeyToFinish': anyone,
  '/sign-in/second-factor finishWithCode': anyone,
  '/sign-in/second-factor finishWithEnrolment': anyone,
  '/sign-in/second-factor finishWithPasskey': anyone,
  '/sign-in/second-factor finishWithRecoveryCode': anyone,
  'lib/server/auth signOutAction': anyone,
} as const satisfies Record<string, DoorRule>;

const ownActionDoors = {
  '/account/notices saveNoticeSettings': signedIn,
  '/account revokeOthers': signedIn,
  '/account revokeSession': signedIn,
  '/account/password changeOwnPassword': signedIn,
  '/account/link linkAtProvider': signedIn,
  '/account/link linkWaiting': signedIn,
  '/account/link unlinkOwn': signedIn,
  '/account/second-factors addNewPasskey': signedIn,
  '/account/second-factors askNewPasskey': signedIn,
  '/account/second-factors makeRecoveryCodes': signedIn,
  '/account/second-factors removeOwnPasskey': signedIn,
  '/account/second-factors setUpApp': signedIn,
  '/calendar makeLink': signedIn,
  '/calendar revokeLink': signedIn,
  '/notices markAllRead': signedIn,
  '/reports subscribe': signedIn,
  '/reports unsubscribe': signedIn,
  '/notices markRead': signedIn,
  '/notices openNotice': signedIn,
  '/notices watchCase': signedIn,
  '/notices/undelivered resend': right('resend_notices'),
  '/view-as beginViewAs': right('view_as'),
  '/view-as stopViewAs': signedIn,
  '/views/[list] dropView': signedIn,
  '/views/[list] keepInstead': signedIn,
  '/views/[list] keepView': signedIn,
  '/views/[list] openWith': signedIn,
  '/views/[list] renameView': signedIn,
  '/views/[list] tellMe': signedIn,
  'lib/server/auth askPasskeyAction': signedIn,
  'lib/server/auth confirmCodeAction': signedIn,
  'lib/server/auth confirmPasskeyAction': signedIn,
} as const satisfies Record<string, DoorRule>;

/** Pages by their address, routes by method and address, as Next writes addresses. */
export const doors: Readonly<Record<string, DoorRule>> = {
  ...publicDoors,
  ...ownDoors,
  ...requestDoors,
  ...agreementDoors,
  ...administrationDoors,
};

/** Server actions, by the address of their folder and their name. */
export const actionDoors: Readonly<Record<string, DoorRule>> = {
  ...publicActionDoors,
  ...ownActionDoors,
  ...requestActionDoors,
  ...agreementActionDoors,
  ...administrationActionDoors,
};
