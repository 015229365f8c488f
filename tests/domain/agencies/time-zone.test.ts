import { expect, test } from 'vitest';
import { states } from '@/lib/domain/agencies/states';
import { agencyTimeZone, stateTimeZones } from '@/lib/domain/agencies/time-zone';
import { dateIn } from '@/lib/domain/dates';

test.each([
  ['a state of one zone', 'CA', ['Los Angeles'], 'America/Los_Angeles'],
  ['a state without summer time', 'AZ', ['Maricopa'], 'America/Phoenix'],
  ['a territory', 'GU', ['Guam'], 'Pacific/Guam'],
  ['a state police', 'TX', [], 'America/Chicago'],
  ['a county beyond the boundary', 'TX', ['El Paso'], 'America/Denver'],
  ['the other end of a long state', 'FL', ['Escambia'], 'America/Chicago'],
  ['all of its counties beyond it', 'TX', ['El Paso', 'Hudspeth'], 'America/Denver'],
  ['counties on both sides of it', 'TX', ['El Paso', 'Culberson'], 'America/Chicago'],
  ['a county whose name another state has beyond it', 'AL', ['Jackson'], 'America/Chicago'],
  ['the invented state', 'ZZ', ['Calder'], 'America/New_York'],
])('%s', (_what, stateCode, counties, zone) => {
  expect(agencyTimeZone({ stateCode, counties })).toBe(zone);
});

test('every state has a zone that the calendar knows', () => {
  expect(states.map(({ code }) => code).filter((code) => !stateTimeZones.has(code))).toEqual([]);
  for (const zone of stateTimeZones.values()) expect(dateIn(new Date(), zone)).toMatch(/^\d{4}-/u);
});
