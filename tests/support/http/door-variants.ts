// Other ways of asking for the same thing.

/** Lists, each with a parameter that narrows it. */
export const listsWithParam = [
  '/requests?status=',
  '/agreements?status=',
  '/register?state=',
  '/admin/people?state=',
  '/admin/agencies?status=',
  '/offices?state=',
];
/** A parameter sent more than once, or as what other frameworks make an object of. */
export const polluted = (param: string): string[] => [
  `${param}=DRAFT&${param}=ACTIVE`,
  `${param}[]=DRAFT`,
  `${param}[__proto__]=DRAFT`,
  `${param}[not]=DRAFT`,
  `__proto__[${param}]=DRAFT&constructor.prototype.${param}=DRAFT`,
  `${param}=%00&${param}=%E2%80%AE`,
];

/** As the framework itself asks when a link is followed. */
export const rsc = { rsc: '1', accept: 'text/x-component' };
const prefetch = { ...rsc, 'next-router-prefetch': '1' };
/** The same page asked for in every way that the framework has, and some that it has not. */
export const otherWays: readonly { to: (path: string) => string; method?: string; headers?: Record<string, string> }[] =
  [
    { to: (path) => `${path}.rsc` },
    { to: (path) => `${path}.rsc`, headers: rsc },
    { to: (path) => `${path}?_rsc=1abcd`, headers: rsc },
    { to: (path) => path, headers: rsc },
    { to: (path) => path, headers: prefetch },
    { to: (path) => path, headers: { ...prefetch, 'next-router-segment-prefetch': '/_tree' } },
    { to: (path) => `${path}.segments/_tree.segment.rsc`, headers: prefetch },
    { to: (path) => `${path}.prefetch.rsc`, headers: prefetch },
    { to: (path) => path, method: 'HEAD' },
    { to: (path) => path, headers: { 'x-http-method-override': 'GET' }, method: 'POST' },
    { to: (path) => `${path}?_method=GET`, method: 'POST' },
    { to: (path) => `/_next/data/build${path}.json` },
  ];
