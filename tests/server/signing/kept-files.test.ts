import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { evidenceIn } from '@/lib/server/signing/sealed-content';
import { verifySeal } from '@/lib/server/signing/verify-seal';

// Files that the release of Nov 24, 2026 sealed, with throw-away keys that are gone. Every later release must still
// find them good: whoever changes the form of a seal adds a file here, and never replaces one.

const kept = (name: string) => readFileSync(path.join(import.meta.dirname, 'kept', name));
const certificate = new X509Certificate(kept('seal-certificate.pem'));
const trust = {
  trustedFingerprints: [certificate.fingerprint256],
  timestampRoots: [new X509Certificate(kept('time-root.pem'))],
};

test.each([
  ['sealed-b-b.pdf', 'B-B', '712b238a3b2ae0b44e95a7682f72a1e8a4cfcdedbb0d4f434d26135bba6cdde2', null],
  [
    'sealed-b-t.pdf',
    'B-T',
    '53ca069ef4007a1ad6246470591a7bfffccd559eebb9d84cfb7bf7698076c2ed',
    { trusted: true, authority: 'O=Test, CN=tsa' },
  ],
] as const)('%s is still good', (name, level, sha256, timestamp) => {
  const pdf = new Uint8Array(kept(name));
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256);
  const verdict = verifySeal(pdf, { ...trust, sha256 });
  expect(verdict).toMatchObject({
    ok: true,
    level,
    signedAt: new Date('2026-11-24T20:13:32Z'),
    frozenSha256: '853a400bdabc3eaee8430c85a3ad73b70c7ea3da6b2c863498f6761707b6ae67',
    evidence: { agreementNumber: 'AGR-2026-000045', signatures: [{ order: 1 }, { order: 2 }] },
  });
  expect(verdict.ok && verdict.timestamp).toEqual(timestamp && expect.objectContaining(timestamp));
  expect(evidenceIn(pdf)?.agreementNumber).toBe('AGR-2026-000045');
});
