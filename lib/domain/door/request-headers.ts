// Headers by which frameworks and front ends talk among themselves. From a stranger they are lies, whatever Next makes
// of them today (CVE-2025-29927 and its like), so that none comes in.

const inner = [
  /^x-middleware-/u,
  /^x-invoke-/u,
  /^x-matched-path$/u,
  /^x-nextjs-/u,
  /^x-next-/u,
  /^x-now-/u,
  /^x-vercel-/u,
  /^x-prerender-/u,
  /^x-action-/u,
  /^x-portal-/u,
  /^next-resume/u,
  /^next-cache-/u,
  /^x-forwarded-(?!for$)/u,
  /^forwarded$/u,
  /^x-host$/u,
  /^x-original-/u,
  /^x-rewrite-/u,
  /^x-real-ip$/u,
  /^x-http-method/u,
  /^x-method-override$/u,
  // The nonce of an answer is read from here.
  /^content-security-policy/u,
];

/** True for a header that only the portal itself may set. */
export const isInnerHeader = (name: string): boolean => inner.some((pattern) => pattern.test(name));

/** Headers that decide something and that a request may say once. */
export const saidOnce = [
  'host',
  'origin',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'sec-fetch-site',
  'next-action',
] as const;
