import type { Page } from '@playwright/test';
import type { Answer, AnswerSet } from '@/lib/domain/assessments/answer';
import type { AssessmentPart } from '@/lib/domain/assessments/question';
import { questionsFor } from '@/lib/domain/assessments/question-bank';
import { paths } from '@/lib/domain/paths';
import { fillForm } from './fill';
import { sendForm } from './send-form';

type Fields = Record<string, string | string[]>;

/** What a person puts into the fields of one question. */
const fieldsOf = (code: string, { value, ...beside }: Answer): Fields => {
  const name = `answers.${code}`;
  const extras = Object.fromEntries(
    Object.entries(beside).flatMap(([key, text]) => (text === undefined ? [] : [[`${name}.${key}`, text]])),
  );
  if (typeof value === 'boolean') return { [`${name}.value`]: value ? 'YES' : 'NO', ...extras };
  if (Array.isArray(value)) {
    return { [`${name}.value`]: value.flatMap((one) => (typeof one === 'string' ? [one] : [])), ...extras };
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([part, count]) => [`${name}.value.${part}`, String(count)]);
    return { ...Object.fromEntries(parts), ...extras };
  }
  return { [`${name}.value`]: String(value ?? ''), ...extras };
};

/** What the answers of a part put into the fields of each of its sections. */
const fieldsBySection = (part: AssessmentPart, answers: AnswerSet): Map<string, Fields> => {
  const bySection = new Map<string, Fields>();
  for (const question of questionsFor(part, { answers })) {
    const given = answers[question.code];
    if (!given || !('section' in question)) continue;
    const fields = question.type === 'CONCERNS' ? {} : fieldsOf(question.code, given);
    bySection.set(question.section, { ...bySection.get(question.section), ...fields });
  }
  return bySection;
};

/**
 * Answers a part of the assessment section by section, as the person of the window. The table of concerns is left as
 * the request has filled it in.
 */
export const answerPart = async (
  page: Page,
  requestId: string,
  part: AssessmentPart,
  answers: AnswerSet,
): Promise<void> => {
  for (const [section, fields] of fieldsBySection(part, answers)) {
    await page.goto(paths.assessmentSection(requestId, part, section));
    await fillForm(page, fields);
    await page.getByRole('button', { name: 'Save and exit' }).click();
    await page.waitForURL(`**${paths.assessment(requestId)}`);
  }
};

/** The same without drawing the pages, where another journey has clicked through them. */
export const sendPart = async (
  page: Page,
  requestId: string,
  part: AssessmentPart,
  answers: AnswerSet,
): Promise<void> => {
  for (const [section, fields] of fieldsBySection(part, answers)) {
    await sendForm(page, paths.assessmentSection(requestId, part, section), 'Save and exit', fields);
  }
};
