import type { PlantedHole } from '@/scripts/holes/planted-hole';

const rules = 'tests/domain/door/examine.test.ts';
const house = 'tests/domain/door/door-rules.test.ts';
const line = 'tests/server/door/receive.test.ts';

/** Holes in the front door, through which every request comes. */
export const frontDoorHoles: readonly PlantedHole[] = [
  {
    name: 'a form without an origin is taken',
    file: 'lib/domain/door/foreign-request.ts',
    from: 'return headers.origin === publicOrigin &&',
    to: 'return (headers.origin ?? publicOrigin) === publicOrigin &&',
    test: rules,
    turnsRed: 'is refused from nobody',
  },
  {
    name: 'what the browser says of the site does not count',
    file: 'lib/domain/door/foreign-request.ts',
    from: "(site === undefined || site === 'same-origin')",
    to: 'site !== null',
    test: rules,
    turnsRed: 'is refused from ours, but across sites',
  },
  {
    name: 'the portal answers under any host',
    file: 'lib/domain/door/examine.ts',
    from: 'if (!route.anyHost && ',
    to: 'if (route.anyHost === undefined && house.isDevelopment && ',
    test: rules,
    turnsRed: 'another host is refused',
  },
  {
    name: 'a length and chunks may stand together',
    file: 'lib/domain/door/examine.ts',
    from: "if (isTwice || (encoding !== undefined && headers['content-length'] !== undefined)) return 'HEADERS';",
    to: "if (isTwice) return 'HEADERS';",
    test: rules,
    turnsRed: 'a length and chunks together are refused',
  },
  {
    name: 'an encoded slash is one sign to the door and another behind it',
    file: 'lib/domain/door/request-address.ts',
    from: '/%(?:2f|5c|2e|25|',
    to: '/%(?:5c|2e|25|',
    test: rules,
    turnsRed: '/a%2fb is not read',
  },
  {
    name: 'a header by which Next talks to itself comes in',
    file: 'lib/domain/door/request-headers.ts',
    from: '  /^x-middleware-/u,\n',
    to: '',
    test: house,
    turnsRed: 'x-middleware-subrequest comes in from nobody',
  },
  {
    name: 'scripts that stand in a page run',
    file: 'lib/domain/door/response-headers.ts',
    from: '[...nonce, "\'strict-dynamic\'"]',
    to: '["\'self\'", "\'unsafe-inline\'"]',
    test: house,
    turnsRed: 'lets scripts run by nonce or by hash',
  },
  {
    name: 'refusals fill the audit log',
    file: 'lib/domain/door/refusal-budget.ts',
    from: 'const keptMax = 20;',
    to: 'const keptMax = 20_000;',
    test: house,
    turnsRed: 'are twenty a minute',
  },
  {
    name: 'a caller writes his own address',
    file: 'lib/server/door/clean-request.ts',
    from: 'request.socket.remoteAddress ?? []',
    to: '[]',
    test: line,
    turnsRed: 'knows the address of the caller by the line',
  },
  {
    name: 'an open address takes a cookie',
    file: 'lib/server/door/clean-request.ts',
    from: '  if (isOpen) delete headers.cookie;\n',
    to: '',
    test: line,
    turnsRed: 'has no cookie at the addresses for programs of others',
  },
  {
    name: 'every answer has the same nonce',
    file: 'lib/server/door/receive.ts',
    from: "const nonce = randomBytes(18).toString('base64url');",
    to: "const nonce = randomBytes(18).fill(0).toString('base64url');",
    test: line,
    turnsRed: 'has a policy that no route can soften, and a nonce of its own',
  },
  {
    name: 'a body without an end is read without an end',
    file: 'lib/server/door/limit-body.ts',
    from: 'if (seen <= bytesMax) return',
    to: 'if (seen <= bytesMax * 1_000_000) return',
    test: line,
    turnsRed: 'is cut off when it goes on without end',
  },
  {
    name: 'a route takes a header of the portal away',
    file: 'lib/server/door/guard-answer.ts',
    from: "      if (name !== 'Referrer-Policy' || response.getHeader(name) !== 'no-referrer') response.setHeader(name, value);",
    to: "      if (name === 'Referrer-Policy') response.setHeader(name, value);",
    test: line,
    turnsRed: 'carries the headers of the portal: 200',
  },
];
