import { describe, expect, test } from 'vitest';
import type { DoorRefusal } from '@/lib/domain/door/door-refusal';
import { type Asked, examine } from '@/lib/domain/door/examine';

const publicOrigin = 'https://access.example.gov';
const house = { publicOrigin, isDevelopment: false };
const form = 'multipart/form-data; boundary=x';

type Given = Partial<Pick<Asked, 'method' | 'address'>> & { headers?: Record<string, string>; twice?: string };

const judge = ({ method = 'GET', address = '/dashboard', headers = {}, twice }: Given) => {
  const all = { host: 'access.example.gov', ...headers };
  const names = Object.keys(all);
  return examine({ method, address, headers: all, headerNames: twice ? [...names, twice, twice] : names }, house);
};

const why = (given: Given): DoorRefusal | string => {
  const verdict = judge(given);
  return verdict.kind === 'REFUSED' ? verdict.why : verdict.kind;
};

const post = (headers: Record<string, string>, address = '/requests/new'): string =>
  why({ method: 'POST', address, headers: { 'content-type': form, ...headers } });

describe('what changes something', () => {
  test('is taken from a page of the portal', () => {
    expect(post({ origin: publicOrigin })).toBe('GO_ON');
    expect(post({ origin: publicOrigin, 'sec-fetch-site': 'same-origin' })).toBe('GO_ON');
  });

  test.each([
    ['nobody', {}],
    ['nobody, though the browser says it is one of ours', { 'sec-fetch-site': 'same-origin' }],
    ['a hidden page', { origin: 'null' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a site below', { origin: 'https://x.access.example.gov' }],
    ['a neighbor', { origin: 'https://other.example.gov' }],
    ['a site that begins alike', { origin: 'https://access.example.gov.evil.example' }],
    ['the same host in clear', { origin: 'http://access.example.gov' }],
    ['another port', { origin: 'https://access.example.gov:8443' }],
    ['with a path', { origin: `${publicOrigin}/` }],
    ['in capitals', { origin: publicOrigin.toUpperCase() }],
    ['two origins', { origin: `${publicOrigin}, https://evil.example` }],
    [
      'another site, as the front end is made to say',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ],
    ['ours, but across sites', { origin: publicOrigin, 'sec-fetch-site': 'cross-site' }],
    ['ours, but from a neighbor', { origin: publicOrigin, 'sec-fetch-site': 'same-site' }],
    ['ours, but from an address bar', { origin: publicOrigin, 'sec-fetch-site': 'none' }],
  ])('is refused from %s', (_from, headers) => {
    expect(post(headers)).toBe('FOREIGN');
    expect(post(headers, '/files/00000000-0000-4000-8000-000000000000')).toBe('METHOD');
    expect(post(headers, '/requests/x/upload')).toBe('FOREIGN');
    expect(post(headers, '/api/auth/signout')).toBe('FOREIGN');
  });

  test('may come from programs of others at the two open addresses', () => {
    expect(post({}, '/api/v1/verify')).toBe('GO_ON');
    expect(post({}, '/api/v1/recommendations')).toBe('GO_ON');
    expect(post({}, '/api/v1/recommendations/x')).toBe('FOREIGN');
  });

  test('comes to a page as a form, and by script also as text', () => {
    const type = (value: string, more = {}) => post({ origin: publicOrigin, 'content-type': value, ...more });
    expect(type('text/plain;charset=UTF-8', { 'next-action': '40ab' })).toBe('GO_ON');
    expect(type('text/plain;charset=UTF-8')).toBe('TYPE');
    expect(type('application/x-www-form-urlencoded')).toBe('TYPE');
    expect(type('application/json', { 'next-action': '40ab' })).toBe('TYPE');
  });
});

describe('methods', () => {
  test('a page is read and takes forms, and nothing else', () => {
    expect(why({ method: 'HEAD' })).toBe('GO_ON');
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'BREW', 'get', '']) {
      expect(why({ method }), method).toBe('METHOD');
    }
  });

  test('a file is read, an upload is sent, and each says so', () => {
    expect(judge({ method: 'POST', address: '/register/data.csv' })).toMatchObject({ allow: ['GET', 'HEAD'] });
    expect(judge({ address: '/requests/x/upload' })).toMatchObject({ why: 'METHOD', allow: ['POST'] });
    expect(why({ method: 'OPTIONS', address: '/api/v1/verify' })).toBe('METHOD');
  });

  test('who reads brings nothing along', () => {
    expect(why({ headers: { 'content-length': '5' } })).toBe('BODY');
    expect(why({ headers: { 'transfer-encoding': 'chunked' } })).toBe('BODY');
    expect(why({ headers: { 'content-length': '0' } })).toBe('GO_ON');
  });
});

describe('hosts', () => {
  test.each([
    'evil.example',
    'access.example.gov.',
    'access.example.gov:8443',
    'x.access.example.gov',
    '',
    '127.0.0.1',
  ])('another host is refused: %s', (host) => {
    expect(why({ headers: { host } })).toBe('HOST');
    expect(why({ headers: { host }, address: '/api/health' })).toBe('GO_ON');
  });

  test('ours is known with the port that goes without saying, and in capitals', () => {
    for (const host of ['access.example.gov:443', 'ACCESS.example.gov'])
      expect(why({ headers: { host } })).toBe('GO_ON');
  });

  test('a portal of this machine shows the way from its other names, for those who read', () => {
    const here = { publicOrigin: 'http://localhost:3000', isDevelopment: false };
    const ask = (host: string, method = 'GET') =>
      examine({ method, address: '/', headers: { host }, headerNames: ['host'] }, here).kind;
    expect(ask('127.0.0.1:3000')).toBe('ELSEWHERE');
    expect(ask('[::1]:3000')).toBe('ELSEWHERE');
    for (const host of ['127.0.0.1:3001', '127.0.0.1', '127.0.0.1.evil.example:3000', '192.168.0.2:3000']) {
      expect(ask(host), host).toBe('REFUSED');
    }
    expect(ask('127.0.0.1:3000', 'POST')).toBe('REFUSED');
    expect(why({ headers: { host: 'localhost' } })).toBe('HOST');
  });
});

describe('addresses', () => {
  test.each([
    ...[
      '//evil.example',
      '/\\evil.example',
      '/a//b',
      '/a/../b',
      '/a/./b',
      '/..',
      '/%2e%2e/x',
      '/a%2fb',
      '/a%5cb',
      '/a%00',
      '/a%0d%0aSet-Cookie:x',
    ],
    ...[
      '/%252e%252e/x',
      '/a%',
      '/a%zz',
      '/%ff%fe',
      '/a b',
      '/a#b',
      '/ä',
      '*',
      'http://evil.example/',
      'x',
      '',
      '/a\u0000',
      '/{x}',
      '/a"b',
      '/<x>',
    ],
  ])('%s is not read', (address) => expect(why({ address })).toBe('ADDRESS'));

  test('the portal’s own are', () => {
    for (const address of [
      '/',
      '/register/AGR-2026-0001',
      '/requests?status=DRAFT&search=a%2Fb%5C',
      '/programs/287G_JEM',
      '/a/b/',
    ]) {
      expect(why({ address }), address).toBe('GO_ON');
    }
  });

  test('a long one is not', () => {
    expect(why({ address: `/?q=${'a'.repeat(8000)}` })).toBe('GO_ON');
    expect(why({ address: `/?q=${'a'.repeat(8192)}` })).toBe('ADDRESS_LONG');
  });

  test('nothing of Next answers but the built files', () => {
    for (const address of [
      '/_next/image?url=%2Ficon.svg&w=64&q=75',
      '/_next/data/x/dashboard.json',
      '/__nextjs_font/x',
      '/_NEXT/image',
      '/_next/hmr',
    ])
      expect(why({ address }), address).toBe('NOTHING');
    expect(why({ address: '/_next/static/chunks/x.js' })).toBe('GO_ON');
  });
});

describe('headers', () => {
  test('what decides something is said once', () => {
    for (const twice of ['host', 'origin', 'content-type', 'next-action']) expect(why({ twice })).toBe('HEADERS');
    expect(why({ twice: 'accept' })).toBe('GO_ON');
  });

  test('a length and chunks together are refused, and so is another transfer', () => {
    const both = { 'transfer-encoding': 'chunked', 'content-length': '5' };
    expect(post({ origin: publicOrigin, ...both })).toBe('HEADERS');
    expect(post({ origin: publicOrigin, 'transfer-encoding': 'gzip, chunked' })).toBe('HEADERS');
    expect(post({ origin: publicOrigin, 'transfer-encoding': 'chunked' })).toBe('GO_ON');
  });

  test('nothing is unpacked', () => {
    for (const encoding of ['gzip', 'br', 'identity', 'deflate, br']) {
      expect(post({ origin: publicOrigin, 'content-encoding': encoding })).toBe('ENCODED');
      expect(why({ headers: { 'content-encoding': encoding } })).toBe('ENCODED');
    }
  });

  test('only one expectation is known', () => {
    expect(post({ origin: publicOrigin, expect: '100-continue' })).toBe('GO_ON');
    expect(post({ origin: publicOrigin, expect: 'a-miracle' })).toBe('EXPECTATION');
  });
});
