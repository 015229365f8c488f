import {
  below,
  belowInPublic,
  conditions,
  type May,
  ofAgency,
  ofColleague,
  ofIce,
  ofPerson,
  only,
  type Rows,
} from '@/scripts/database/fence/rows';

// One decision for every table: what the application may do with it, and whether its rows are fenced. A table without a
// line here has no grant, so that the application cannot even read it, and turns two tests red.

/**
 * What is decided about one table. `open` says why its rows need no fence. `ownerPasses`: functions of the owner read it
 * past the fence and keep to the scope by themselves.
 */
export type Decision = { may: May } & ({ rows: Rows; ownerPasses?: true } | { open: string });

const { all, ownAgency, seen } = conditions;

const catalog = 'the same for everybody';
const publicBodies = 'public bodies, which anybody may look up';

const onRequest = (may: May): Decision => ({ may, rows: below('requests', 'request_id') });
const onAgreement = (may: May): Decision => ({ may, rows: below('agreements', 'agreement_id') });
const inRegister = (may: May, condition?: string): Decision => ({
  may,
  rows: belowInPublic('agreements', 'agreement_id', condition),
});
const under = (parent: string, column: string, may: May): Decision => ({ may, rows: below(parent, column) });
const onCase = `(${seen('requests', 'request_id')} OR ${seen('agreements', 'agreement_id')})`;
const publicEvent = `visibility = 'SHARED' AND ${seen('agreements', 'agreement_id')}`;

// The signed text of a public agreement, as sealed or as received, and minutes that were published.
const publicFile = `(EXISTS (SELECT 1 FROM agreements a WHERE a.sealed_document_id = self.id)
  OR EXISTS (SELECT 1 FROM outside_signings o WHERE o.document_id = self.id)
  OR EXISTS (SELECT 1 FROM steering_meetings m WHERE m.minutes_id = self.id AND m.minutes_published_at IS NOT NULL))`;

// The id of what an event is about is kept as text.
const about = (table: string): string => `EXISTS (SELECT 1 FROM ${table} above WHERE above.id::text = self.target_id)`;

export const decisions: Readonly<Record<string, Decision>> = {
  // Catalogs.
  clauses: { may: 'append', open: catalog },
  counties: { may: 'write', open: catalog },
  office_coverage: { may: 'write', open: catalog },
  offices: { may: 'write', open: catalog },
  programs: { may: 'write', open: catalog },
  rule_tables: { may: 'write', open: catalog },
  rule_test_cases: { may: 'full', rows: ofIce },
  states: { may: 'write', open: catalog },
  template_versions: { may: 'full', open: catalog },
  directory_entries: { may: 'write', open: publicBodies },
  directory_imports: { may: 'write', rows: ofIce },
  absences: { may: 'full', rows: ofIce },
  rate_limits: { may: 'full', open: 'counts under hashes that name nobody' },

  // Agencies and their people.
  agencies: {
    may: 'write',
    rows: ofAgency({
      agency: `id = ${ownAgency}`,
      public: `status = 'VERIFIED' OR EXISTS (SELECT 1 FROM agreements a WHERE a.agency_id = self.id)`,
      arrival: all,
    }),
  },
  authorities_to_sign: { may: 'write', rows: ofAgency() },
  office_closures: { may: 'write', rows: ofAgency() },
  fact_corrections: { may: 'write', rows: ofAgency() },
  verification_asks: { may: 'write', rows: ofAgency({ arrival: all }) },
  // Everybody reads who acts for ICE; nobody reads who works for another agency.
  users: { may: 'write', rows: ofAgency({ agency: `agency_id IS NULL OR agency_id = ${ownAgency}`, arrival: all }) },
  account_changes: { may: 'write', rows: ofPerson('user_id', { arrival: all }) },
  account_invitations: { may: 'write', rows: ofAgency({ arrival: all }) },
  first_administrator_link: { may: 'write', rows: only({ arrival: all }) },
  linked_identities: { may: 'full', rows: ofPerson('user_id', { arrival: all }) },
  reproofings: { may: 'write', rows: ofPerson('user_id', { arrival: all }) },
  support_views: { may: 'write', rows: ofPerson('viewed_id', { arrival: all }) },
  calendar_links: { may: 'full', rows: ofPerson('user_id', { arrival: all }) },
  challenges: {
    may: 'write',
    rows: ofPerson('user_id', { agency: `user_id IS NULL OR ${ofPerson('user_id').agency}`, arrival: all }),
  },
  idempotency_keys: { may: 'append', rows: ofPerson('actor_id') },
  case_watches: { may: 'full', rows: ofColleague('user_id') },
  notice_choices: { may: 'full', rows: ofColleague('user_id') },
  notice_settings: { may: 'full', rows: ofColleague('user_id') },
  notices: { may: 'write', rows: ofPerson('user_id') },
  passkeys: { may: 'full', rows: ofPerson('user_id', { arrival: all }) },
  recovery_codes: { may: 'full', rows: ofPerson('user_id', { arrival: all }) },
  export_jobs: { may: 'full', rows: ofColleague('user_id') },
  report_subscriptions: { may: 'full', rows: ofPerson('user_id') },
  saved_view_defaults: { may: 'full', rows: ofColleague('user_id') },
  saved_views: { may: 'full', rows: ofColleague('owner_id') },
  view_alert_cases: under('view_alerts', 'alert_id', 'full'),
  view_alerts: { may: 'full', rows: ofColleague('user_id') },
  sessions: { may: 'write', rows: ofPerson('user_id', { arrival: all }) },

  // Requests. ICE sees them from their first submission on: a draft is the agency's own paper.
  requests: { may: 'write', rows: ofAgency({ ice: 'submitted_at IS NOT NULL' }) },
  answer_revisions: under('assessments', 'assessment_id', 'append'),
  answers: under('assessments', 'assessment_id', 'full'),
  assessments: onRequest('write'),
  board_seats: onRequest('full'),
  contact_log: onRequest('append'),
  decision_conditions: onRequest('write'),
  decision_letters: onRequest('write'),
  evaluations: onRequest('append'),
  field_visits: under('assessments', 'assessment_id', 'append'),
  headcounts: onRequest('full'),
  interest_declarations: onRequest('write'),
  meeting_times: under('meetings', 'meeting_id', 'full'),
  meetings: onRequest('write'),
  opinions: onRequest('append'),
  plan_activities: under('plan_objectives', 'objective_id', 'full'),
  plan_measures: under('plan_objectives', 'objective_id', 'full'),
  plan_milestones: under('plans', 'plan_id', 'full'),
  plan_objectives: under('plans', 'plan_id', 'full'),
  plan_versions: under('plans', 'plan_id', 'append'),
  plans: onRequest('write'),
  program_choices: onRequest('full'),
  question_rounds: onRequest('write'),
  reconsiderations: onRequest('write'),
  request_concerns: onRequest('full'),
  request_contacts: onRequest('full'),
  request_corrections: onRequest('write'),
  request_members: onRequest('write'),
  request_snapshots: onRequest('append'),
  returned_items: onRequest('write'),
  round_questions: under('question_rounds', 'round_id', 'write'),
  section_saves: onRequest('write'),
  verify_tasks: under('assessments', 'assessment_id', 'write'),

  // Agreements.
  agreements: {
    may: 'write',
    rows: ofAgency({ public: `published_at IS NOT NULL OR (status = 'APPLIED' AND access_is_published(amends_id))` }),
  },
  agreement_imports: { may: 'write', rows: ofIce },
  agreement_measures: inRegister('full'),
  agreement_sections: inRegister('write'),
  agreement_versions: inRegister('write'),
  ceremony_events: onAgreement('append'),
  checklist_items: onAgreement('write'),
  corrective_actions: under('findings', 'finding_id', 'write'),
  findings: under('inspections', 'inspection_id', 'write'),
  inspections: onAgreement('write'),
  local_approvals: onAgreement('write'),
  measure_reviews: under('renewal_reviews', 'review_id', 'append'),
  need_answers: onAgreement('full'),
  obligations: onAgreement('write'),
  outside_signings: {
    may: 'append',
    rows: only({
      ice: all,
      ...Object.fromEntries(
        ['agency', 'public'].map((scope) => [
          scope,
          'EXISTS (SELECT 1 FROM agreements a WHERE a.outside_signing_id = self.id)',
        ]),
      ),
    }),
  },
  paper_choices: under('signatures', 'signature_id', 'write'),
  paper_scans: under('signatures', 'signature_id', 'full'),
  renewal_reviews: onAgreement('append'),
  reviewed_sections: under('text_reviews', 'review_id', 'append'),
  scan_confirmations: under('paper_scans', 'scan_id', 'append'),
  section_comments: onAgreement('write'),
  section_proposals: onAgreement('write'),
  section_revisions: onAgreement('append'),
  signatures: inRegister('full', "status = 'SIGNED'"),
  signature_proofs: under('signatures', 'signature_id', 'append'),
  signing_reminders: under('signatures', 'signature_id', 'append'),
  steering_meetings: inRegister('write'),
  steering_moves: { may: 'append', rows: belowInPublic('steering_meetings', 'meeting_id') },
  termination_notices: inRegister('write'),
  text_reviews: onAgreement('write'),
  training_cohorts: onAgreement('write'),
  wind_down_items: under('termination_notices', 'notice_id', 'write'),

  // Both.
  comment_mentions: under('comments', 'comment_id', 'append'),
  comments: { may: 'write', rows: only({ ice: onCase, agency: onCase }) },
  documents: {
    may: 'full',
    rows: only({
      ice: `${onCase} OR (request_id IS NULL AND agreement_id IS NULL)`,
      agency: `${onCase} OR agency_id = ${ownAgency}`,
      public: publicFile,
    }),
  },
  status_events: { may: 'append', rows: only({ ice: onCase, agency: onCase, public: publicEvent }) },

  // Copies of a case for somebody who asked for its records: ICE's own work.
  class_changes: { may: 'append', rows: ofIce },
  record_releases: { may: 'write', rows: ofIce },
  release_items: { may: 'full', rows: ofIce },
  release_log: { may: 'append', rows: ofIce },
  release_marks: { may: 'full', rows: ofIce },

  // A hold keeps also what an agency would take away, so that its work has to see it.
  record_holds: { may: 'write', rows: only({ ice: all, agency: `${onCase} OR agency_id = ${ownAgency}` }) },
  retention_runs: { may: 'write', rows: ofIce },
  destroyed_records: { may: 'append', rows: ofIce },

  // Read and written by functions of the owner (decision 0044): behind a fence, PostgreSQL would use no index of words.
  search_entries: { may: 'read', rows: only({}), ownerPasses: true },
  search_words: { may: 'read', rows: only({}), ownerPasses: true },
  document_words: { may: 'write', rows: only({}) },

  // Counted over all agencies by the worker: ICE's own reading. An agency's reports count its own rows.
  report_figures: { may: 'full', rows: ofIce },
  report_runs: { may: 'write', open: 'when the figures were counted, and nothing of what' },

  // What the portal keeps for itself. The worker keeps promises that anybody may cause.
  outbox_messages: { may: 'write', rows: { ...ofIce, insert: all } },
  audit_events: {
    may: 'read',
    rows: only({
      ice: all,
      agency: `${about('requests')} OR ${about('agreements')} OR ${ofPerson('actor_id').agency}`,
    }),
  },
  refusal_tallies: { may: 'full', open: 'counts of refusals, until they are in the log' },
  audit_head: { may: 'read', open: 'one row: a number and a digest' },
  _prisma_migrations: { may: 'read', open: 'names of migrations' },
};

/** Columns whose value opens something: the auditor reads every column but these. */
export const secretColumns: Readonly<Record<string, readonly string[]>> = {
  users: ['password_hash', 'totp_secret'],
  sessions: ['token_hash'],
  challenges: ['value', 'payload'],
  recovery_codes: ['code_hash'],
  calendar_links: ['token_hash'],
  request_members: ['token_hash'],
  verification_asks: ['token_hash'],
  account_invitations: ['token_hash'],
  first_administrator_link: ['token_hash'],
  reproofings: ['token_hash'],
};
