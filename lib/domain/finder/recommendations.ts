// The recommendations API: from the text of a request to the text of an answer. Pure: who may ask how often is judged
// outside. Scores are never rounded here.
import { z } from 'zod';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { bands, type Evaluation, flagCodes, noteCodes } from '@/lib/domain/assessments/evaluation';
import { type EvaluationInput, evaluationInput } from '@/lib/domain/assessments/evaluation-input';
import type { RuleSet } from '@/lib/domain/assessments/rule-set';
import { programCodes } from '@/lib/domain/programs/program-code';
import { type PlaceProblem, type Problem, placeProblem, problemOf } from './problem';
import { readJson } from './read-json';

const sentence = z.string().max(1000);
const score = z.number().min(0).max(100).nullable();

/** The answer of the API; the documentation and the tests read it too. */
export const recommendationsResponse = z.strictObject({
  ruleVersion: z.string().max(20).describe('Version of the rule table that was used.'),
  programs: z
    .array(
      z.strictObject({
        code: z.enum(programCodes),
        band: z.enum(bands),
        need: score.describe('0 to 100, not rounded; null when the program is not scored or an answer is missing.'),
        capacity: score.describe('0 to 100, not rounded; null when the program is not scored or an answer is missing.'),
        gates: z
          .array(z.strictObject({ question: z.string().max(20), pass: z.boolean(), text: sentence }))
          .max(20)
          .describe('Every gate that could be decided. A gate that waits for an answer stands in missing.'),
        reasons: z.array(sentence).max(60).describe('The strongest first.'),
        missing: z
          .array(z.string().max(20))
          .max(60)
          .describe('Codes of the questions without which there is no result. Empty unless the band is INCOMPLETE.'),
        flags: z.array(z.enum(flagCodes)).max(flagCodes.length),
      }),
    )
    .max(programCodes.length),
  notes: z.array(z.enum(noteCodes)).max(noteCodes.length),
});

export type RecommendationsResponse = z.infer<typeof recommendationsResponse>;

/** An evaluation as the API sends it. */
export function toRecommendations({ ruleVersion, programs, notes }: Evaluation): RecommendationsResponse {
  return {
    ruleVersion,
    programs: programs.map(({ code, band, need, capacity, gates, reasons, missing, flags }) => ({
      code,
      band,
      need,
      capacity,
      gates: gates.map(({ question, pass, text }) => ({ question, pass, text })),
      reasons: reasons.map(({ text }) => text),
      missing: [...missing],
      flags: [...flags],
    })),
    notes: notes.map(({ code }) => code),
  };
}

const names: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

type Issue = z.core.$ZodIssue;

const knownNames: Record<string, string> = {
  '': 'Only agencyType, answers and concerns belong here.',
  answers: 'There is no question with this code.',
  concerns: 'There is no concern with this code.',
};

function detailOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      // Messages of our own schemas say how to mend it; the library's own sentences do not.
      return issue.message.startsWith('Invalid') ? `Send ${names[issue.expected] ?? issue.expected}.` : issue.message;
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `Send one of: ${issue.values.join(', ')}.` : issue.message;
    case 'invalid_key':
      return 'There is no concern with this code.';
    default:
      return issue.message;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A bare value is wrapped before it is judged, so its place in the request is one step higher than the issue says. */
function placeOf(path: readonly PropertyKey[], sent: unknown): readonly PropertyKey[] {
  const [top, code, inner, ...rest] = path;
  if (top !== 'answers' || typeof code !== 'string' || (inner !== 'value' && inner !== 'basis')) return path;
  const answers = isObject(sent) ? sent.answers : undefined;
  const given = isObject(answers) ? answers[code] : undefined;
  return isObject(given) && 'value' in given ? path : [top, code, ...rest];
}

function problemsOf(issue: Issue, sent: unknown): PlaceProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const detail = knownNames[issue.path.join('.')] ?? 'There is no such name here. Leave it out.';
    return issue.keys.map((key) => placeProblem([...issue.path, key], detail));
  }
  return [placeProblem(placeOf(issue.path, sent), detailOf(issue))];
}

const errorsMax = 100;

export type ReadInput = { ok: true; input: EvaluationInput } | { ok: false; problem: Problem };

/** Reads the body of a request. Unknown codes and values are refused with the path of each. */
export function readRecommendationsRequest(text: string): ReadInput {
  const read = readJson(text);
  if (!read.ok) return read;
  const parsed = evaluationInput.safeParse(read.value);
  if (parsed.success) return { ok: true, input: parsed.data };
  const errors = parsed.error.issues.flatMap((issue) => problemsOf(issue, read.value)).slice(0, errorsMax);
  return { ok: false, problem: problemOf(422, 'Mend each place that is named in errors.', errors) };
}

export type Recommended = { ok: true; body: RecommendationsResponse } | { ok: false; problem: Problem };

/** What the API answers to the body of a request, under a rule table. The same text gives the same answer, always. */
export function recommend(text: string, rules: RuleSet): Recommended {
  const read = readRecommendationsRequest(text);
  return read.ok ? { ok: true, body: toRecommendations(evaluate(read.input, rules)) } : read;
}
