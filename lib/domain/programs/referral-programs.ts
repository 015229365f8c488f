// Joint work that usually starts with a referral or a training session, and needs no text to sign.
import { lawEnforcementAgencies } from './applicants';
import type { Program } from './program';

const shared = {
  iceLine: 'INVESTIGATIONS',
  instrumentKind: 'INFORMAL_REFERRAL',
  outcomeKind: 'REFERRAL',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: lawEnforcementAgencies,
  whoMayApplyText: 'Any law enforcement agency.',
  signers: [],
  term: { months: null, text: 'No fixed end.', confirmed: true },
  notice: { mode: null, days: null, text: 'No notice is needed: tell your contact.', confirmed: true },
  duties: ['POC_UPDATE'],
} as const;

export const intellectualProperty: Program = {
  ...shared,
  code: 'IPR',
  name: 'Intellectual Property Rights Center',
  shortName: 'Counterfeit goods center',
  summary: 'Referral, training and joint cases against counterfeit goods.',
  purpose:
    'The center and its local theft enforcement teams take referrals on counterfeit goods, train your officers to spot them, and bring rights holders and customs data to joint cases. Goods that can harm health or safety come first.',
  authority: [{ citation: '18 USC 2320', about: 'Trafficking in counterfeit goods.', confirmed: false }],
  training: { text: 'A session by the local theft enforcement team.', confirmed: true },
  whatYouBring: [
    'An officer who is the contact for referrals',
    'A fraud or commercial crime unit, if you have one',
    'A prosecutor who takes these cases',
  ],
  readiness: [{ key: 'access-test', label: 'Date the first referral or training session took place', needs: 'DATE' }],
  sources: ['ICE fact sheet on theft enforcement teams', 'IPR Center article'],
  toBeConfirmed: ['Legal authority list', 'Whether ICE confirms in writing'],
};

export const operationFirewall: Program = {
  ...shared,
  code: 'FIREWALL',
  name: 'Operation Firewall',
  shortName: 'Operation Firewall',
  summary: 'Joint work against the smuggling of bulk cash, on highways and at borders.',
  purpose:
    'ICE supports your highway interdiction with intelligence from its cash smuggling center, takes up cases where more than $10,000 is carried out of or into the country without a report, and follows the money. It often goes together with equitable sharing.',
  authority: [
    { citation: '31 USC 5332', about: 'Bulk cash smuggling.', confirmed: true },
    { citation: '31 USC 5316', about: 'The duty to report currency carried across the border.', confirmed: true },
  ],
  training: { text: 'Sessions by the bulk cash smuggling center.', confirmed: true },
  whatYouBring: [
    'An officer who works interdiction',
    'A currency handling policy',
    'A separate account for shared funds',
  ],
  readiness: [{ key: 'access-test', label: 'Date the first referral or training session took place', needs: 'DATE' }],
  sources: ['ICE fact sheet on Operation Firewall, February 2008'],
  toBeConfirmed: ['Whether ICE confirms in writing'],
};
