import 'server-only';
import type { X509Certificate } from 'node:crypto';

/**
 * Orders issuers: each one proven by its signature on the one before.
 * @param leaf the certificate they vouch for
 * @param others all of them, in any order
 * @returns them, nearest first; null when one of them is no issuer of this certificate
 */
export function issuersInOrder(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] | null {
  const left = [...others];
  const found: X509Certificate[] = [];
  let current = leaf;
  while (left.length > 0) {
    const index = left.findIndex((item) => current.checkIssued(item) && current.verify(item.publicKey));
    const [issuer] = index === -1 ? [] : left.splice(index, 1);
    if (issuer === undefined) return null;
    found.push(issuer);
    current = issuer;
  }
  return found;
}
