import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// Records are never deleted: what their time is over for is destroyed by two people, and its row stays. Every place that
// deletes rows or removes bytes stands here with the reason why it deletes no record.

const reasons: Readonly<Record<string, string>> = {
  'lib/server/agreements/effects-implementation.ts agreementMeasure':
    'measures are saved as a whole list; each save is a step',
  'lib/server/agreements/effects-needs.ts needAnswer':
    'an answer about the draft is taken back before the text is frozen',
  'lib/server/agreements/effects-places.ts signature': 'a place to sign that nobody has signed',
  'lib/server/agreements/paper-path/receive-scan.ts document':
    'an upload whose step was refused: it never was part of a case',
  'lib/server/agreements/paper-path/receive-scan.ts paperScan':
    'an upload whose step was refused: it never was part of a case',
  'lib/server/assessments/rule-cases.ts ruleTestCase': 'a test case of a draft of the rules',
  'lib/server/audit/note-refusal.ts refusalTally':
    'counts of refusals whose time is over; each first refusal is an event',
  'lib/server/auth/identity/linked-identities.ts linkedIdentity':
    'an account is unlinked from a provider; the event stays',
  'lib/server/auth/passkeys.ts passkey': 'a factor of an account; the event stays',
  'lib/server/auth/recovery-codes.ts recoveryCode': 'replaced codes are worth nothing',
  'lib/server/auth/reproofing-use.ts passkey': 'factors of somebody who proved anew who they are; the event stays',
  'lib/server/auth/reproofing-use.ts recoveryCode': 'codes of somebody who proved anew who they are',
  'lib/server/calendar/calendar-link.ts calendarLink': 'a private address, not a record',
  'lib/server/documents/attach-file.ts document': 'an upload whose step was refused: it never was part of a case',
  'lib/server/documents/scan-document.ts removeFile': 'harmful bytes; the row stays and says so',
  'lib/server/notices/choose-mail.ts noticeChoice': 'how a person wants to be told, not a record',
  'lib/server/notices/watch-case.ts caseWatch': 'that a person follows a case, not a record',
  'lib/server/questions/attach-answer-file.ts document':
    'an upload whose step was refused: it never was part of a case',
  'lib/server/records/releases/prepare-release.ts releaseMark':
    'a mark is taken away while a copy is prepared; the event stays',
  'lib/server/records/releases/refresh-release.ts releaseItem': 'items of a copy that is being prepared are read anew',
  'lib/server/records/releases/refresh-release.ts releaseMark': 'items of a copy that is being prepared are read anew',
  'lib/server/records/retention/destroy-content.ts removeFile':
    'the one way bytes of a record go: a run that two people confirmed',
  'lib/server/reports/keep-figures.ts reportFigure': 'figures are counted anew from the cases, all at once',
  'lib/server/reports/mail-commands.ts reportSubscription': 'a wish to be sent mails, not a record; the event stays',
  'lib/server/requests/effects-assessment.ts programChoice':
    'a choice that the new result no longer offers; the event stays',
  'lib/server/requests/effects-meetings.ts meetingTime':
    'times proposed before are replaced by those of the counter-proposal',
  'lib/server/requests/effects-plan.ts planMilestone': 'a plan is saved as a whole; every version is kept',
  'lib/server/requests/effects-plan.ts planObjective': 'a plan is saved as a whole; every version is kept',
  'lib/server/requests/effects-sections.ts headcount':
    'a section of a draft is saved as a whole; each submission is kept',
  'lib/server/requests/effects-sections.ts requestContact':
    'a section of a draft is saved as a whole; each submission is kept',
  'lib/server/requests/effects-undo.ts boardSeat': 'a round that was taken back within its minutes',
  'lib/server/requests/exports/expire-files.ts exportJob':
    'a line about a file that is gone, after its ninety days; the events stay',
  'lib/server/requests/exports/expire-files.ts removeFile': 'a copy of a list, which its owner can ask for again',
  'lib/server/requests/save-answers.ts answer': 'an answer taken back; every revision is kept',
  'lib/server/templates/template-drafts.ts templateVersion': 'a draft of a template that was discarded',
  'lib/server/views/alert-commands.ts viewAlert': 'that a person is told of a view, not a record; the event stays',
  'lib/server/views/look-at-views.ts viewAlert': 'an alert on a view that is gone; its person is told',
  'lib/server/views/look-at-views.ts viewAlertCase': 'what left a view that somebody is told of, not a record',
  'lib/server/views/view-commands.ts savedView': 'a saved view, not a record',
  'lib/server/views/view-commands.ts savedViewDefault': 'a saved view, not a record',
};

/** Rows of these are what cases are made of: no code deletes one, whatever the list above says. */
const records = [
  'request',
  'agreement',
  'comment',
  'statusEvent',
  'auditEvent',
  'recordHold',
  'releaseLogEntry',
  'destroyedRecord',
  'recordRelease',
];

const deletes = (): string[] => {
  const found = new Set<string>();
  for (const folder of ['lib', 'app']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name);
      if (!/\.(?:tsx?|mjs)$/u.test(file) || file.includes('generated')) continue;
      const source = readFileSync(file, 'utf8');
      for (const [, model] of source.matchAll(/\.(\w+)\s*\.delete(?:Many)?\(/gu)) found.add(`${file} ${model}`);
      if (/portalFiles\(\)\s*\.removeFile\(/u.test(source)) found.add(`${file} removeFile`);
      if (/DELETE FROM|TRUNCATE/u.test(source)) found.add(`${file} SQL`);
    }
  }
  return [...found].sort();
};

test('nothing deletes rows or bytes but what stands on the list with its reason', () => {
  expect(deletes()).toEqual(Object.keys(reasons).sort());
});

test('no record is on the list', () => {
  const listed = Object.keys(reasons).map((key) => key.split(' ')[1] ?? '');
  expect(listed.filter((model) => records.includes(model))).toEqual([]);
});
