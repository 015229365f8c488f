import type { RequestType } from '@/lib/domain/requests/request-type';
import type { RequestStatus } from '@/lib/domain/requests/status';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import { performRequestStep } from '@/lib/server/cases/perform';
import type { AgencyCast, Cast } from './cast';
import { type Part, type RequestWalk, take } from './take-step';
import { walkFurther } from './walk-assessment';

// Requests for tests, made by taking the real steps with the real people. Nothing here writes to a table by itself, so
// a case in a test is one that can exist.

/** What the sections of a complete request send. */
export const completeSections = {
  save_agency_facts: {
    swornCount: '142',
    civilianCount: '58',
    populationServed: '96,000',
    operatesJail: 'yes',
    borderFeatures: ['CORRIDOR'],
  },
  save_concerns: {
    concerns: {
      GANG: {
        severity: '4',
        trend: 'UP',
        nexus: 'DOCUMENTED',
        basis: 'COUNTED',
        note: 'Two crews along the corridor.',
      },
      NARC: { severity: '3', trend: 'UP', nexus: 'SUSPECTED', basis: 'ESTIMATED' },
      CUST: { severity: '0' },
    },
  },
  save_contacts: {
    primary: '0',
    rows: [{ name: 'Maria Delgado', title: 'Lieutenant', email: 'm.delgado@calder.example', phone: '555-0142' }],
  },
  save_narrative: { title: 'Gangs along the corridor', narrative: 'Shootings have doubled since spring.' },
  save_help_wanted: { helpDecide: 'yes', urgency: 'SOON' },
  save_headcounts: { rows: [{ unit: 'Gang unit', count: '2', basis: 'COUNTED', programCode: '' }] },
  save_attachments_choice: { none: 'on' },
} as const satisfies Partial<Record<RequestStepName, Record<string, unknown>>>;

const enquirySections = ['save_agency_facts', 'save_concerns', 'save_contacts', 'save_narrative'] as const;
const allSections = [...enquirySections, 'save_help_wanted', 'save_headcounts', 'save_attachments_choice'] as const;

const attested = { attest: 'on', noticeSeen: 'on' };

/** A contact that has been made, as the log takes it. */
export const firstContact = {
  kind: 'FIRST_CONTACT',
  happenedOn: '2026-11-20',
  participants: 'Sheriff; liaison',
  summary: 'Talked through the request.',
} as const;

const draft = async ({ id, own, requestType }: RequestWalk) => {
  const steps = requestType === 'ENQUIRY' ? enquirySections : allSections;
  for (const step of steps) await take(step, id, own.officer, completeSections[step]);
};
const submit = ({ id, own }: RequestWalk) => take('submit', id, own.approver, attested);
const claim = ({ id, cast }: RequestWalk) => take('claim', id, cast.intake);
const giveBack = ({ id, cast }: RequestWalk) =>
  take('return_to_agency', id, cast.intake, { items: [{ section: 'concerns', text: 'Say how gangs are counted.' }] });
const assign = ({ id, cast }: RequestWalk) =>
  take('assign', id, cast.intake, { liaisonId: cast.liaison.id ?? '', note: '' });

const reason = { reason: 'It was decided so in this test.' };
const withdraw: Part = ({ id, own }) => take('withdraw', id, own.approver, reason);
const close: Part = ({ id, cast }) => take('close_no_action', id, cast.intake, reason);

const toAssigned: readonly Part[] = [draft, submit, claim, assign];

const walks: Record<RequestStatus, readonly Part[]> = {
  DRAFT: [draft],
  SUBMITTED: [draft, submit],
  INTAKE_REVIEW: [draft, submit, claim],
  RETURNED: [draft, submit, claim, giveBack],
  ASSIGNED: toAssigned,
  ASSESSING: [...toAssigned, walkFurther.assessing],
  ASSESSMENT_REVIEW: [...toAssigned, walkFurther.assessing, walkFurther.inReview],
  RECOMMENDED: [...toAssigned, ...walkFurther.recommended],
  PLAN_AGREED: [...toAssigned, ...walkFurther.planAgreed],
  HQ_REVIEW: [...toAssigned, ...walkFurther.headquarters],
  DEFERRED: [...toAssigned, ...walkFurther.deferred],
  APPROVED: [...toAssigned, ...walkFurther.approved],
  AGREEMENT_IN_PROGRESS: [],
  COMPLETED: [],
  DECLINED: [...toAssigned, ...walkFurther.declined],
  WITHDRAWN: [draft, submit, withdraw],
  CLOSED_NO_ACTION: [draft, submit, close],
};

/**
 * Begins a request of the cast: `await aRequest(cast).of(cast.amity).in('INTAKE_REVIEW')`.
 * `of` chooses the agency (Calder unless said), `asking` the type, `in` walks there and returns the request's id.
 */
export const aRequest = (cast: Cast) => {
  let own: AgencyCast = cast.calder;
  let requestType: RequestType = 'NEW_PARTNERSHIP';
  const builder = {
    of: (agency: AgencyCast) => {
      own = agency;
      return builder;
    },
    asking: (type: RequestType) => {
      requestType = type;
      return builder;
    },
    /** A draft in which nothing is written yet. */
    empty: async (): Promise<string> => {
      const created = await performRequestStep('create', null, own.officer, { requestType });
      if (!created.ok) throw new Error(`create was refused: ${created.message}`);
      return created.value.id;
    },
    in: async (status: RequestStatus): Promise<string> => {
      if (walks[status].length === 0) throw new Error(`No walk leads to ${status}: take the last steps in the test.`);
      const id = await builder.empty();
      for (const part of walks[status]) await part({ id, cast, own, requestType });
      return id;
    },
  };
  return builder;
};
