// The API as a document: JSON Schema and OpenAPI 3.1, made from the question bank, so that it cannot fall behind.
import { z } from 'zod';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import { needsBasis, noneOption, type Question } from '@/lib/domain/assessments/question';
import { coreQuestions } from '@/lib/domain/assessments/question-bank';
import { basisSchema, concernSchema, nexusSchema, severitySchema, trendSchema } from '@/lib/domain/concern-schemas';
import { paths } from '@/lib/domain/paths';
import { registerDataSchema } from '@/lib/domain/register/register-data';
import { verificationAnswer, verificationRequest } from '@/lib/domain/register/verification';
import { recommendationsResponse } from './recommendations';

const oneOf = (options: readonly { value: string }[]) => z.enum(options.map(({ value }) => value));

function bareValue(question: Question): z.ZodType {
  switch (question.type) {
    case 'INT':
      return z.int().min(0).max(question.max);
    case 'PERCENT':
      return z.number().min(0).max(100);
    case 'SPLIT':
      return z.union([
        z.int().min(0).max(question.max),
        z.partialRecord(oneOf(question.parts), z.int().min(0).max(question.max)),
      ]);
    case 'BOOL':
      return z.boolean();
    case 'ENUM':
      return oneOf(question.options);
    case 'MULTI':
      return z.array(oneOf(question.options)).max(question.options.length);
    case 'MONTH':
      return z
        .string()
        .max(7)
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/);
    default:
      return z
        .string()
        .min(1)
        .max('maxLength' in question ? question.maxLength : 1000);
  }
}

const beside = {
  source: z.string().max(200).optional(),
  period: z.string().max(100).optional(),
  note: z.string().max(1000).optional(),
};

function givenAnswer(question: Question): z.ZodType {
  const value = bareValue(question);
  const long = needsBasis(question)
    ? z.strictObject({ value: value.nullable(), basis: basisSchema, ...beside })
    : z.strictObject({ value, ...beside });
  // A month by its number is taken as well: 9 for "9".
  const isNumbered = question.type === 'ENUM' && question.options.every((option) => /^\d+$/.test(option.value));
  const short = isNumbered ? z.union([value, z.int().min(1).max(question.options.length)]) : value;
  return z.union([short, long]).describe(`${question.text} ${question.help}`).optional();
}

/** The questions the API takes answers to; the concerns have a place of their own. */
export const apiQuestions: readonly Question[] = coreQuestions.filter(({ type }) => type !== 'CONCERNS');

/** The request as it is documented. The schema that judges is `evaluationInput`; a test holds the two together. */
export const documentedRequest = z.strictObject({
  agencyType: agencyTypeSchema,
  answers: z
    .strictObject(Object.fromEntries(apiQuestions.map((question) => [question.code, givenAnswer(question)])))
    .describe('Answers by question code. What is left out is missing, never “no”. A bare figure counts as COUNTED.'),
  concerns: z
    .partialRecord(
      concernSchema,
      z.strictObject({
        severity: severitySchema,
        trend: trendSchema.optional(),
        nexus: nexusSchema.optional(),
      }),
    )
    .describe('Concerns by code. One that is left out has severity 0.'),
});

/** A request that the documentation shows and a test sends. The agency is invented. */
export const exampleRequest = {
  agencyType: 'SHERIFF',
  answers: {
    A4: true,
    A5: ['CORRIDOR'],
    A8: 'NONE',
    C3: { value: 4200, basis: 'COUNTED' },
    C4: { value: 3.1, basis: 'COUNTED' },
    C9: 'ON_CALL',
    D1: 2,
    D3: ['NARC'],
    D5: true,
    D6: ['GANG', 'NARC'],
    E1: 0,
    I1: true,
  },
  concerns: {
    GANG: { severity: 4, trend: 'UP', nexus: 'DOCUMENTED' },
    WEAP: { severity: 3, trend: 'UP', nexus: 'SUSPECTED' },
  },
} as const;

/** The type of an answer in words: what the documentation's table says beside a code. */
export function takesText(question: Question): string {
  switch (question.type) {
    case 'INT':
      return `whole number, 0 to ${question.max.toLocaleString('en-US')}`;
    case 'PERCENT':
      return 'number, 0 to 100';
    case 'SPLIT':
      return `whole number, or an object with ${question.parts.map(({ value }) => value).join(', ')}`;
    case 'BOOL':
      return 'true or false';
    case 'ENUM':
      return `one of ${question.options.map(({ value }) => value).join(', ')}`;
    case 'MULTI': {
      const listed = question.options.map(({ value }) => value).join(', ');
      return `list of ${listed}${question.options.some(({ value }) => value === noneOption.value) ? ' (NONE alone)' : ''}`;
    }
    case 'MONTH':
      return 'month as YYYY-MM';
    default:
      return 'text';
  }
}

const told = z.string().max(2000);

const problemSchema = z.strictObject({
  type: told,
  status: z.int(),
  title: told,
  detail: told,
  errors: z
    .array(z.strictObject({ path: told, pointer: told, detail: told }))
    .max(10_000)
    .optional(),
});

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return rest;
};

const refusal = (description: string, headers: Record<string, unknown> = {}) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };

const verifyPath = {
  post: {
    operationId: 'verify',
    summary: 'Check a copy of an agreement: intact, altered, superseded, terminated or unknown',
    security: [],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: ref('VerificationRequest'),
          example: { sha256: '0123456789abcdef'.repeat(4) },
        },
        'application/pdf': { schema: { description: 'The file itself, for a closer look. It is not kept.' } },
      },
    },
    responses: {
      200: {
        description: 'The verdict.',
        content: { 'application/json': { schema: ref('VerificationAnswer') } },
      },
      400: refusal('The body is not readable JSON, or nests too deep.'),
      413: refusal('The body is too long: 1 KiB as JSON, or the limit of the portal for a file.'),
      415: refusal('The body is sent neither as application/json nor as application/pdf.'),
      422: refusal('The hash is none, a name is unknown, or the file is not a PDF.'),
      429: refusal('Too many calls from one address.', retryAfter),
    },
  },
};

const registerParameters = ['q', 'program', 'status', 'state'].map((name) => ({
  name,
  in: 'query',
  required: false,
  description: 'As in the address of the register; what is not known is left out.',
  schema: { type: 'string' },
}));

const registerFile = (operationId: string, summary: string, content: Record<string, unknown>) => ({
  get: {
    operationId,
    summary,
    security: [],
    parameters: operationId === 'registerFeed' ? [] : registerParameters,
    responses: {
      200: { description: 'The file.', content },
      304: { description: 'Not changed since the ETag that was sent as If-None-Match.' },
      429: { description: 'Too many calls from one address.', headers: retryAfter },
    },
  },
});

const text = { schema: { type: 'string' } };

const registerPaths = {
  [paths.registerJson()]: registerFile('registerJson', 'The public register as JSON', {
    'application/json': { schema: ref('RegisterData') },
  }),
  [paths.registerCsv()]: registerFile('registerCsv', 'The public register as CSV', { 'text/csv': text }),
  [paths.registerFeed()]: registerFile('registerFeed', 'The newest events of the register as an Atom feed', {
    'application/atom+xml': text,
  }),
};

/** The OpenAPI 3.1 document of the API. */
export function openApiDocument(path: string, verifyAt: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'ACCESS Partnership Portal',
      version: '1',
      description:
        'Which programs fit an agency, under the rules of the portal (advice: people decide), and whether a copy of an agreement is the one in the public register. Nothing that is sent is kept.',
    },
    paths: {
      [path]: {
        post: {
          operationId: 'recommend',
          summary: 'Evaluate the answers of an agency',
          security: [],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: ref('Request'), example: exampleRequest } },
          },
          responses: {
            200: { description: 'The evaluation.', content: { 'application/json': { schema: ref('Response') } } },
            400: refusal('The body is not readable JSON, or nests too deep.'),
            413: refusal('The body is longer than 64 KiB.'),
            415: refusal('The body is not sent as application/json.'),
            422: refusal('A code or value is unknown; errors names the path of each.'),
            429: refusal('Too many calls from one address.', retryAfter),
          },
        },
      },
      [verifyAt]: verifyPath,
      ...registerPaths,
    },
    components: {
      schemas: {
        Request: schemaOf(documentedRequest),
        Response: schemaOf(recommendationsResponse),
        VerificationRequest: schemaOf(verificationRequest),
        VerificationAnswer: schemaOf(verificationAnswer),
        RegisterData: schemaOf(registerDataSchema),
        Problem: schemaOf(problemSchema),
      },
    },
  };
}
