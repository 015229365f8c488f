import { expect, test } from 'vitest';
import { attendanceText } from '@/lib/domain/agreements/steering';
import { publicCount } from '@/lib/domain/register/public-count';

test('a small number of people is not told in public', () => {
  expect([0, 1, 10, 11, 1200].map(publicCount)).toEqual(['0', '<11', '<11', '11', '1,200']);
});

test('who came to a meeting is told to both sides in full, and to the public without small numbers', () => {
  const counts = { agencyCount: 3, iceCount: 2, officialsCount: 0, publicCount: 14, pressCount: 1 };
  expect(attendanceText(counts)).toBe('the agency 3, ICE 2, the public and community groups 14, news media 1');
  expect(attendanceText(counts, publicCount)).toBe(
    'the agency <11, ICE <11, the public and community groups 14, news media <11',
  );
});
