import { describe, expect, test } from 'vitest';
import { anyReader, isHeldForText, mayList, mayOpen, type ScanState } from '@/lib/domain/requests/may-open';

// Who opens a file before and after it was found clean, by who may have brought it.

const officer = { side: 'AGENCY', id: 'officer' } as const;
const colleague = { side: 'AGENCY', id: 'colleague' } as const;
const liaison = { side: 'ICE', id: 'liaison' } as const;
const everyone = [officer, colleague, liaison, anyReader];

const aFile = (kind: string, scanStatus: ScanState, uploadedById: string | null = 'officer') =>
  ({ kind, scanStatus, textSearch: 'CLEAR', uploadedById }) as const;

const opens = (file: Parameters<typeof mayOpen>[0], scanning = true) =>
  everyone.map((reader) => mayOpen(file, reader, scanning));

describe('a file that is waiting for its verdict', () => {
  test('of a request opens for the agency that brought it', () => {
    expect(opens(aFile('ATTACHMENT', 'PENDING'))).toEqual([true, true, false, false]);
  });

  test.each(['EVIDENCE', 'SIGNED_SCAN', 'REJECTED_SCAN'])(
    '%s, which either side brings, opens for who brought it',
    (kind) => {
      expect(opens(aFile(kind, 'PENDING'))).toEqual([true, false, false, false]);
      expect(opens(aFile(kind, 'PENDING', 'liaison'))).toEqual([false, false, true, false]);
      expect(opens(aFile(kind, 'PENDING', null))).toEqual([false, false, false, false]);
    },
  );

  test('that the portal itself wrote opens for all', () => {
    expect(opens(aFile('SEALED_AGREEMENT', 'NOT_SCANNED', null))).toEqual([true, true, true, true]);
  });
});

test('a clean one opens for all, a harmful one for nobody, and without a scanner what was not scanned for all', () => {
  expect(opens(aFile('EVIDENCE', 'CLEAN'))).toEqual([true, true, true, true]);
  expect(opens(aFile('EVIDENCE', 'INFECTED'))).toEqual([false, false, false, false]);
  expect(opens(aFile('SEALED_AGREEMENT', 'INFECTED', null))).toEqual([false, false, false, false]);
  expect(opens(aFile('EVIDENCE', 'NOT_SCANNED'))).toEqual([true, false, false, false]);
  expect(opens(aFile('EVIDENCE', 'NOT_SCANNED'), false)).toEqual([true, true, true, true]);
  expect(opens(aFile('ATTACHMENT', 'PENDING'), false)).toEqual([true, true, false, false]);
});

test('one that is held for its words stays with who brought it, and its name does not', () => {
  const held = { ...aFile('ATTACHMENT', 'CLEAN'), textSearch: 'FOUND' } as const;
  expect(isHeldForText(held)).toBe(true);
  expect(opens(held)).toEqual([true, true, false, false]);
  expect(everyone.map((reader) => mayList(held, reader, true))).toEqual([true, true, true, true]);
  const fromIce = { ...held, kind: 'EVIDENCE', uploadedById: 'liaison' };
  expect(opens(fromIce)).toEqual([false, false, true, false]);
  expect(everyone.map((reader) => mayList(aFile('EVIDENCE', 'PENDING', 'liaison'), reader, true))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});
