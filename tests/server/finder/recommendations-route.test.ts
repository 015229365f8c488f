import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { DELETE, GET, HEAD, PATCH, POST, PUT } from '@/app/api/v1/recommendations/route';
import { exampleRequest } from '@/lib/domain/finder/api-document';
import { recommendationsResponse } from '@/lib/domain/finder/recommendations';
import { forgetTries } from '@/lib/server/auth/throttle';
import { anyBody } from '@/tests/support/api-bodies';
import { inputOf, scenarios } from '@/tests/support/scenarios';

const address = '198.51.100.7';

const asked = (body: BodyInit, headers: Record<string, string> = {}, from = address): Request =>
  new Request('http://portal.test/api/v1/recommendations', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from, ...headers },
  });

const ask = (body: BodyInit, headers?: Record<string, string>) => POST(asked(body, headers));

beforeEach(() => forgetTries('recommendations', address));

describe('what is not a JSON request', () => {
  const example = JSON.stringify(exampleRequest);
  test.each<[string, number, BodyInit, Record<string, string>]>([
    ['a form', 415, 'agencyType=SHERIFF', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['another charset', 415, example, { 'Content-Type': 'application/json; charset=utf-16' }],
    ['a packed body', 415, example, { 'Content-Encoding': 'gzip' }],
    ['a long body', 413, ' '.repeat(64 * 1024 + 1), {}],
    ['a claim to be long', 413, example, { 'Content-Length': '9999999' }],
    ['bytes that are not UTF-8', 400, new Uint8Array([0x22, 0xff, 0x22]), {}],
    ['an empty body', 400, '', {}],
    ['an unknown code', 422, '{"agencyType":"SHERIFF","answers":{"Z1":1},"concerns":{}}', {}],
  ])('%s gives a problem document', async (_name, status, body, headers) => {
    const answer = await ask(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ type: 'about:blank', status });
  });

  test('a body in pieces is stopped when it gets too long, whatever it claims', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const request = new Request('http://portal.test/', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    } as RequestInit);
    expect((await POST(request)).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  test.each(Object.entries({ GET, HEAD, PUT, PATCH, DELETE }))('%s is told to use POST', (_method, handle) => {
    const answer = handle();
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('POST, OPTIONS');
  });
});

test.each(Object.values(scenarios))('$key gives the figures that were expected for it', async (scenario) => {
  const { agencyType, answers, concerns } = inputOf(scenario);
  const answer = await ask(JSON.stringify({ agencyType, answers, concerns }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const body = recommendationsResponse.parse(await answer.json());
  expect(body.ruleVersion).toBe('1.0');
  expect(Object.keys(scenario.expected).length).toBeGreaterThan(1);
  for (const [code, { band, need, capacity, failedGates }] of Object.entries(scenario.expected)) {
    const program = body.programs.find((one) => one.code === code);
    expect({ code, band: program?.band }).toEqual({ code, band });
    if (need !== undefined) expect({ code, need: program?.need }).toEqual({ code, need });
    if (capacity !== undefined) expect({ code, capacity: program?.capacity }).toEqual({ code, capacity });
    const failed = program?.gates.filter(({ pass }) => !pass).map(({ question }) => question);
    if (failedGates !== undefined) expect({ code, failed }).toEqual({ code, failed: failedGates });
  }
  expect(body.notes).toEqual(scenario.expectedNotes);
});

test('the sixty-first call of an address in a minute waits, and other addresses do not', async () => {
  const bodies = Array.from({ length: 61 }, () => JSON.stringify(exampleRequest));
  const statuses: number[] = [];
  for (const body of bodies) statuses.push((await ask(body)).status);
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
  const last = await ask(JSON.stringify(exampleRequest));
  expect([statuses[60], last.status]).toEqual([429, 429]);
  expect(Number(last.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(Number(last.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
  const other = await POST(asked(JSON.stringify(exampleRequest), {}, '198.51.100.8'));
  expect(other.status).toBe(200);
});

test('hundreds of generated bodies: never a fault of the server, and every score is from 0 to 100', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(anyBody, async (body) => {
      count += 1;
      const answer = await POST(asked(body, {}, `203.0.113.${count % 250}`));
      expect([200, 400, 413, 415, 422, 429]).toContain(answer.status);
      const sent: unknown = await answer.json();
      if (answer.status === 200) expect(recommendationsResponse.safeParse(sent).success).toBe(true);
      else expect(sent).toMatchObject({ status: answer.status });
    }),
    { numRuns: 400 },
  );
});
