import { randomUUID } from 'node:crypto';

// A form that each action of a right would read, about rows that are not there. Sent by people without the right it
// gets past the reading, so that it is the right that refuses it. People with the right never send one. The longest
// forms are not here: without their fields an action refuses them to everybody, and has no effect either.

type Form = Readonly<Record<string, string>>;

const id = randomUUID();
const reason = 'It was tried by a test of the doors, which asks for nothing and reads nothing.';
const rule = { version: '1.0' };
const rulePlace = { ...rule, program: 'OCS', seen: 'x' };
const release = { releaseId: id, version: '1' };
const template = { key: 'OCS_MOU', version: '1' };
const seen = { ...template, seen: '2026-11-24T15:00:00.000Z' };

/** By the key of the action in the table of doors. */
export const formsOfRights: Readonly<Record<string, Form>> = {
  '/admin/agencies suspend': { agencyId: id, reason },
  '/admin/agencies verify': { agencyId: id },
  '/admin/audit check': {},
  '/admin/authority decide': { authorityId: id, decision: 'grant', note: '' },
  '/admin/catalog switchInCatalog': { off: 'OCS' },
  '/admin/corrections decide': { correctionId: id, decision: 'grant', note: '' },
  '/admin/directory takeOver': { importId: id },
  '/admin/imports takeOverImportedAgreements': { importId: id },
  '/admin/imports undoImportedAgreements': { importId: id, reason },
  '/admin/people change': { userId: id, title: 'Staff', roles: 'LIAISON', reason },
  '/admin/people close': { userId: id, reason },
  '/admin/people decide': { changeId: id, answer: 'GRANTED' },
  '/admin/people pressInvitation': { revoke: id },
  '/admin/people reopen': { userId: id, reason },
  '/admin/people signOutEverywhere': { userId: id },
  '/admin/people startReset': { userId: id, reason },
  '/admin/records approveCopy': release,
  '/admin/records changeRecordClass': { what: 'COMMENT', id, class: 'PUBLIC', reason },
  '/admin/records readCaseAgain': release,
  '/admin/records reopenCopy': { ...release, reason },
  '/admin/records sendCopyOut': release,
  '/admin/records submitCopy': release,
  '/admin/records unmarkCopyWords': { ...release, markId: id },
  '/admin/records withdrawCopy': { ...release, reason },
  '/admin/rules addRuleCase': { ...rule, name: 'A case', source: 'EMPTY' },
  '/admin/rules approveRuleVersion': { ...rule, seen: 'x' },
  '/admin/rules removeRuleCase': { ...rule, id },
  '/admin/rules removeRuleLine': { ...rulePlace, line: 'need:officer' },
  '/admin/rules returnRuleVersion': { ...rule, reason },
  '/admin/rules saveLimits': { ...rule, seen: 'x', need: '10', consider: '5', capacity: '3', changeNote: '' },
  '/admin/rules saveProgramRules': rulePlace,
  '/admin/rules saveRuleCase': { ...rule, id, name: 'A case' },
  '/admin/rules sendRules': rule,
  '/admin/rules startRuleDraft': { from: '1.0' },
  '/admin/seals sealAgain': { agreement: id },
  '/admin/templates addClause': { ...seen, own: 'tried-clause' },
  '/admin/templates approveVersion': seen,
  '/admin/templates arrange': { ...seen, act: 'up media' },
  '/admin/templates discardDraft': { ...template, reason },
  '/admin/templates returnVersion': { ...template, reason },
  '/admin/templates sendDraft': seen,
  '/admin/templates startDraft': template,
  '/admin/verification grant': { askId: id, roles: 'AGENCY_OFFICER', note: '' },
  '/admin/verification refuse': { askId: id, note: reason },
  '/agency ask': { field: 'legalName', proposed: 'Another name', reason },
  '/agency/authority consider': { authorityId: id, note: reason },
  '/agency/authority end': { authorityId: id, reason: 'WITHDRAWN', endedOn: '2026-11-24', note: reason },
};
