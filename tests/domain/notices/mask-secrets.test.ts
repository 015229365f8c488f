import { describe, expect, test } from 'vitest';
import { maskSecrets, secretPlaces } from '@/lib/domain/notices/mask-secrets';
import { paths } from '@/lib/domain/paths';

const token = 'Zq3v9WmT1rXyLkPz0aBcDeFgHiJkLmNoPqRsTuVwXyZ';

describe('secret addresses in a mail', () => {
  test.each([
    paths.invitation(token),
    paths.openAccount(token),
    paths.resetPassword(token),
    paths.reproof(token),
    paths.confirmAddress(token),
    paths.firstAdministrator(token),
    paths.calendarFeed(token),
  ])('%s loses its secret', (address) => {
    const masked = maskSecrets(`Open it: https://access.example.gov${address}\n\nIt works once.`);
    expect(masked).not.toContain(token.slice(0, 8));
    expect(masked).toMatch(/\[hidden\]\n\nIt works once\.$/u);
  });

  test('the last part of an address alone is taken: pages of a case stay readable', () => {
    const text = `Open the case: https://access.example.gov${paths.request('01990000-0000-7000-8000-000000000001')}`;
    expect(maskSecrets(text)).toBe(text);
  });

  test('no place of the table of doors is so short that it would hide other addresses', () => {
    expect(secretPlaces.length).toBeGreaterThan(6);
    for (const place of secretPlaces) expect(place).toMatch(/^\/[a-z-]+\/(?:[a-z/-]+\/)?$/u);
  });
});
