import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import { addCalendarDays } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { producesAgreement, programOf } from '@/lib/domain/programs/catalog';
import { sectionsFor } from '@/lib/domain/requests/draft';
import { placeValue, returnablePlaces } from '@/lib/domain/requests/returned-fields';
import { requestStepForms, requestStepScreens } from '@/lib/domain/requests/step-forms';
import type { StepPage } from '@/lib/domain/requests/step-page-view';
import { isRequestStep, type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import type { StepChoice, StepField, StepForm } from '@/lib/domain/workflow/step-field';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { conditionForm } from '@/lib/server/requests/condition-choices';
import { toProgramCode, toRequestFacts } from '@/lib/server/requests/facts';
import { liaisonChoices } from '@/lib/server/requests/liaison-choices';
import { toDraft } from '@/lib/server/requests/to-draft';
import { findVisibleCase } from '@/lib/server/requests/visible-case';

// What the page of a step reads: whether the actor may take it, and the choices that only the database knows.

/**
 * The page of a step for this actor.
 * @returns null when there is no such case or step for them
 */
export const getStepPage = async (actor: Actor, id: string, step: string): Promise<StepPage | null> => {
  if (!isRequestStep(step)) return null;
  const row = await findVisibleCase(actor, id);
  if (!row) return null;
  const facts = toRequestFacts(row);
  const decision = decide(requestSteps[step], facts, actor);
  if (!decision.ok && decision.why === 'not_yours') return null;
  const screen = requestStepScreens[step];
  if (screen) return { kind: 'elsewhere', href: screen.href(id) };
  // Taken meanwhile, by this person or another: the case page says how it stands.
  if (!decision.ok && decision.why === 'wrong_state') return { kind: 'elsewhere', href: paths.request(id) };
  const { label, tone = 'secondary' } = requestSteps[step];
  return {
    kind: 'form',
    view: {
      ...{ id, number: row.number, title: row.title, agencyName: row.agency.legalName, version: row.version },
      ...{ label, tone },
      form: await filledForm(step, row, facts.today, actor),
      reasons: decision.ok ? [] : decision.reasons,
    },
  };
};

const withChoices = (form: StepForm, name: string, choices: readonly StepChoice[]): StepForm => ({
  ...form,
  fields: form.fields.map((field) =>
    (field.kind === 'choice' || field.kind === 'select') && field.name === name ? { ...field, choices } : field,
  ),
});

const withDates = (form: StepForm, name: string, range: { earliest?: string; latest?: string }): StepForm => ({
  ...form,
  fields: form.fields.map(
    (field): StepField => (field.kind === 'date' && field.name === name ? { ...field, ...range } : field),
  ),
});

/** Sections and fields of this very request, in the rows of a return. */
const withPlaces = (form: StepForm, row: RequestCase): StepForm => {
  const choices = returnablePlaces(toDraft(row)).map((place) => ({
    value: placeValue(place),
    label: place.label,
    group: place.title,
  }));
  return {
    ...form,
    fields: form.fields.map((field) =>
      field.kind === 'rows'
        ? { ...field, fields: field.fields.map((one) => (one.kind === 'select' ? { ...one, choices } : one)) }
        : field,
    ),
  };
};

const withSections = (form: StepForm, { requestType }: RequestCase): StepForm => ({
  ...form,
  fields: form.fields.map((field) =>
    field.kind === 'several'
      ? { ...field, choices: sectionsFor(requestType).map(({ key, title }) => ({ value: key, label: title })) }
      : field,
  ),
});

const filledForm = async (step: RequestStepName, row: RequestCase, today: string, actor: Actor): Promise<StepForm> => {
  const form = requestStepForms[step] ?? { fields: [] };
  switch (step) {
    case 'assign':
    case 'reassign': {
      const { proposedOffice, choices } = await liaisonChoices(row);
      const proposal = proposedOffice ? `Proposed office: ${proposedOffice}.` : 'No office covers this area yet.';
      return withChoices({ ...form, about: `${form.about ?? ''} ${proposal}` }, 'liaisonId', choices);
    }
    case 'set_up_service':
      return withChoices(form, 'programCode', servicesToSetUp(row));
    case 'report_condition':
    case 'accept_condition':
    case 'waive_condition':
      return conditionForm(form, step, row, actor);
    case 'return_to_agency':
    case 'return_from_contact':
    case 'return_from_assessment':
      return withDates(withPlaces(form, row), 'respondBy', { earliest: addCalendarDays(today, 1) });
    case 'grant_correction':
      return withDates(form, 'respondBy', { earliest: addCalendarDays(today, 1) });
    case 'ask_correction':
      return withSections(form, row);
    case 'record_visit':
      return withDates(form, 'visitedOn', { latest: today });
    case 'allow_file':
      return withChoices(form, 'documentId', heldFiles(row));
    case 'finish_verify_task':
      return withChoices(form, 'taskId', figuresToVerify(row));
    case 'log_contact':
      return withDates(form, 'happenedOn', { latest: today });
    case 'defer':
      return withDates(form, 'reviewOn', { earliest: addCalendarDays(today, 1) });
    default:
      return form;
  }
};

const figuresToVerify = ({ assessment }: RequestCase): StepChoice[] =>
  (assessment?.verifyTasks ?? [])
    .filter(({ doneAt }) => doneAt === null)
    .map(({ id, questionCode }) => ({
      value: id,
      label: `${questionCode}: ${questionOf(questionCode, assessment?.formVersion)?.text ?? ''}`,
    }));

const heldFiles = ({ documents }: RequestCase): StepChoice[] =>
  documents
    .filter(({ textSearch, visibility }) => textSearch === 'FOUND' && visibility === 'SHARED')
    .map(({ id, filename }) => ({ value: id, label: filename }));

const servicesToSetUp = (row: RequestCase): StepChoice[] =>
  row.programChoices
    .filter(({ choice, onboardedAt }) => choice === 'OFFER' && onboardedAt === null)
    .map(({ programCode }) => toProgramCode(programCode))
    .filter((code) => !producesAgreement(code))
    .map((code) => ({ value: code, label: programOf(code).name }));
