// The address of an account: what the portal writes to, and what an invitation is bound to.
import { z } from 'zod';
import { isFreeMail, mailDomain } from '@/lib/domain/agencies/free-mail';
import { workEmail } from '@/lib/domain/text';

// A domain in other letters looks like another one to a reader and is a different one to a mail server. Such domains
// reach us as they are typed or as `xn--` labels; no agency of the United States needs one.
const hasOnlyPlainLabels = (domain: string): boolean =>
  domain.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u.test(label) && !label.startsWith('xn--'));

/** A mail domain: plain letters of the English alphabet, at least two labels, in small letters. */
export const mailDomainInput = (ask: string) =>
  z
    .string(ask)
    .max(254, ask)
    .transform((text) => text.normalize('NFKC').trim().toLowerCase().replace(/^@/u, ''))
    .pipe(
      z
        .string()
        .max(253, ask)
        .refine((domain) => domain.includes('.') && hasOnlyPlainLabels(domain), ask)
        .refine(
          (domain) => !isFreeMail(`x@${domain}`),
          'Anybody can have an address of this domain. Enter the domain of the agency itself.',
        ),
    );

/** The address of an account, as NFKC in small letters, at a domain that cannot be mistaken for another. */
export const accountAddress = (ask: string) =>
  workEmail(ask).pipe(
    z
      .string()
      .max(254)
      .refine(
        (address) => hasOnlyPlainLabels(mailDomain(address)),
        'Enter an address whose domain has plain letters (a to z), digits and hyphens only.',
      ),
  );

/** True when the address is at one of the domains, exactly. */
export const isAtDomain = (address: string, domains: readonly string[]): boolean =>
  domains.some((domain) => domain !== '' && mailDomain(address) === domain.toLowerCase());
