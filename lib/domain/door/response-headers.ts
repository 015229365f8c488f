// What every answer carries, whoever gives it (quality.md R19, R20). Next sets none of these by itself.

/** Which scripts of a page may run: those that carry the nonce of the answer, or those that were known at the build. */
export type ScriptTrust =
  | { kind: 'NONCE'; nonce: string }
  | { kind: 'HASHES'; hashes: readonly string[] }
  /** A page that says that something is missing or broken may have been drawn now or at the build. */
  | { kind: 'BOTH'; nonce: string; hashes: readonly string[] };

/** `formTargets`: origins to which a form of ours may lead on, because people sign in there. */
export type Setting = { isDevelopment: boolean; isHttps: boolean; formTargets?: readonly string[] };

const permissions = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
].map((name) => `${name}=()`);

// Two years, as browsers ask of those whom they know to be https by heart.
const hstsSeconds = 63_072_000;

// The one style that react-aria puts into a page by itself, which says how a pressed button takes touches.
const styleOfButtons = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

const scriptSources = (trust: ScriptTrust): string[] => {
  const nonce = trust.kind === 'HASHES' ? [] : [`'nonce-${trust.nonce}'`];
  const hashes = trust.kind === 'NONCE' ? [] : trust.hashes.map((hash) => `'sha256-${hash}'`);
  // Files of the portal are named by 'self' where no nonce stands beside them.
  return trust.kind === 'NONCE' ? [...nonce, "'strict-dynamic'"] : ["'self'", ...nonce, ...hashes];
};

/** The content security policy of a page. */
export const contentPolicy = (trust: ScriptTrust, { isDevelopment, isHttps, formTargets = [] }: Setting): string => {
  const nonce = trust.kind === 'HASHES' ? [] : [`'nonce-${trust.nonce}'`];
  const directives: (string | string[])[][] = [
    ['default-src', "'none'"],
    // In development React tells where an error came from by eval, and styles are put in as they change.
    ['script-src', scriptSources(trust), isDevelopment ? ["'unsafe-eval'"] : []],
    ['style-src', "'self'", isDevelopment ? ["'unsafe-inline'"] : [...nonce, styleOfButtons]],
    ['img-src', "'self'", 'data:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'", isDevelopment ? ['ws:'] : []],
    ['manifest-src', "'self'"],
    ['form-action', "'self'", [...formTargets]],
    ['base-uri', "'none'"],
    ['object-src', "'none'"],
    ['frame-src', "'none'"],
    ['frame-ancestors', "'none'"],
    isHttps ? ['upgrade-insecure-requests'] : [],
  ];
  return directives
    .map((directive) => directive.flat().join(' '))
    .filter((text) => text !== '')
    .join('; ');
};

/** The policy of everything that is no page: were it opened as one, nothing in it would run (quality.md R20). */
export const filePolicy = "sandbox; default-src 'none'";

/** True for a policy that a route may set in place of the door's: one under which nothing runs at all. */
export const isStricterPolicy = (policy: unknown): boolean => policy === filePolicy;

/** The headers that every answer carries beside its policy. */
export const standingHeaders = ({ isHttps }: Pick<Setting, 'isHttps'>): Readonly<Record<string, string>> => ({
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': permissions.join(', '),
  'X-Permitted-Cross-Domain-Policies': 'none',
  ...(isHttps ? { 'Strict-Transport-Security': `max-age=${hstsSeconds}; includeSubDomains` } : {}),
});
