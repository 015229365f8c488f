import { describe, expect, test } from 'vitest';
import { officePlan } from '@/lib/domain/agencies/office-areas';
import { states } from '@/lib/domain/agencies/states';
import { allCounties, readAtlas } from '@/lib/server/places/atlas';

const atlas = await readAtlas();
const counties = await allCounties();

describe('states and counties', () => {
  test('are those of the atlas and the State of Winter', () => {
    const inAtlas = atlas.states.map(({ fips }) => fips).sort();
    expect(states.map(({ fips }) => fips)).toEqual([...inAtlas, '99']);
    expect(new Set(states.map(({ code }) => code)).size).toBe(57);
    expect(counties.length).toBe(atlas.counties.length + 8);
    expect(counties.filter(({ stateCode }) => !['PR', 'AS', 'GU', 'MP', 'VI', 'ZZ'].includes(stateCode)).length).toBe(
      3142,
    );
  });

  test.each([
    ['48301', 'TX', 'Loving'],
    ['02158', 'AK', 'Kusilvak'],
    ['11001', 'DC', 'District of Columbia'],
    ['51760', 'VA', 'Richmond city'],
    ['51159', 'VA', 'Richmond'],
    ['32510', 'NV', 'Carson City'],
    ['72127', 'PR', 'San Juan'],
    ['99005', 'ZZ', 'Calder'],
  ])('%s is %s, %s', (fips, stateCode, name) => {
    expect(counties.find((county) => county.fips === fips)).toEqual({ fips, stateCode, name });
  });

  test('no two counties of a state share a name, because offices and agencies name them', () => {
    expect(new Set(counties.map(({ stateCode, name }) => `${stateCode} ${name}`)).size).toBe(counties.length);
  });
});

describe('offices', () => {
  const plan = officePlan(counties);

  test('there are 26 for investigations and 24 for removal, each with an area', () => {
    const count = (line: string) => plan.filter((office) => office.line === line).length;
    expect([count('INVESTIGATIONS'), count('REMOVAL')]).toEqual([26, 24]);
    expect(plan.filter(({ coverage }) => coverage.length === 0)).toEqual([]);
  });

  test.each(['INVESTIGATIONS', 'REMOVAL'])('every real county has exactly one office for %s', (line) => {
    const held = new Map<string, number>();
    for (const { coverage } of plan.filter((office) => office.line === line)) {
      for (const { stateCode, county } of coverage) {
        const key = `${stateCode} ${county}`;
        held.set(key, (held.get(key) ?? 0) + 1);
      }
    }
    const wrong = counties
      .filter(({ stateCode }) => stateCode !== 'ZZ')
      .filter(
        ({ stateCode, name }) => (held.get(`${stateCode} `) ?? 0) + (held.get(`${stateCode} ${name}`) ?? 0) !== 1,
      );
    expect(wrong).toEqual([]);
  });

  test('every county that an area names is a county', () => {
    const known = new Set(counties.map(({ stateCode, name }) => `${stateCode} ${name}`));
    const named = plan.flatMap(({ coverage }) => coverage.filter(({ county }) => county !== ''));
    expect(named.filter(({ stateCode, county }) => !known.has(`${stateCode} ${county}`))).toEqual([]);
  });
});
