// The states, the District and the territories by their FIPS codes (ANSI INCITS 38, as the Census Bureau lists them),
// and the invented State of Winter, whose codes the standard gives to no place.
import { stateName } from '@/lib/domain/register/place';

const codes = {
  '01': 'AL',
  '02': 'AK',
  '04': 'AZ',
  '05': 'AR',
  '06': 'CA',
  '08': 'CO',
  '09': 'CT',
  '10': 'DE',
  '11': 'DC',
  '12': 'FL',
  '13': 'GA',
  '15': 'HI',
  '16': 'ID',
  '17': 'IL',
  '18': 'IN',
  '19': 'IA',
  '20': 'KS',
  '21': 'KY',
  '22': 'LA',
  '23': 'ME',
  '24': 'MD',
  '25': 'MA',
  '26': 'MI',
  '27': 'MN',
  '28': 'MS',
  '29': 'MO',
  '30': 'MT',
  '31': 'NE',
  '32': 'NV',
  '33': 'NH',
  '34': 'NJ',
  '35': 'NM',
  '36': 'NY',
  '37': 'NC',
  '38': 'ND',
  '39': 'OH',
  '40': 'OK',
  '41': 'OR',
  '42': 'PA',
  '44': 'RI',
  '45': 'SC',
  '46': 'SD',
  '47': 'TN',
  '48': 'TX',
  '49': 'UT',
  '50': 'VT',
  '51': 'VA',
  '53': 'WA',
  '54': 'WV',
  '55': 'WI',
  '56': 'WY',
  '60': 'AS',
  '66': 'GU',
  '69': 'MP',
  '72': 'PR',
  '78': 'VI',
} as const;

export type Place = { fips: string; stateCode: string; name: string };

/** A state as the table of states holds it. */
export type StatePlace = { fips: string; code: string; name: string };

export const winterCode = 'ZZ';
const winterFips = '99';

const winterCounties = ['Amity', 'Brindle', 'Calder', 'Dunmore', 'Ellsmere', 'Frost', 'Gale', 'Harrow'];

/** Every state of the portal, in the order of their codes. */
export const states: readonly StatePlace[] = [
  ...Object.entries(codes).map(([fips, code]) => ({ fips, code, name: stateName(code) })),
  { fips: winterFips, code: winterCode, name: stateName(winterCode) },
].sort((a, b) => a.fips.localeCompare(b.fips));

const codeByFips = new Map(states.map(({ fips, code }) => [fips, code]));

// Independent cities have codes from 510 on, and six of them share their name with a county of the same state.
const independentFrom = 510;
const withIndependentCities = new Set(['24', '29', '51']);

const countyName = (fips: string, name: string): string => {
  const independent = withIndependentCities.has(fips.slice(0, 2)) && Number(fips.slice(2)) >= independentFrom;
  return independent && !name.endsWith('City') ? `${name} city` : name;
};

/**
 * The counties and their equivalents of all states, from what an atlas gives: five-digit FIPS codes and names.
 * The counties of the State of Winter are added. Throws where a code belongs to no known state.
 */
export const countiesOf = (atlas: readonly { fips: string; name: string }[]): Place[] => [
  ...atlas.map(({ fips, name }) => {
    const stateCode = codeByFips.get(fips.slice(0, 2));
    if (stateCode === undefined) throw new Error(`County ${fips} belongs to no state of the table.`);
    return { fips, stateCode, name: countyName(fips, name) };
  }),
  ...winterCounties.map((name, index) => ({
    fips: `${winterFips}${String(2 * index + 1).padStart(3, '0')}`,
    stateCode: winterCode,
    name,
  })),
];

/** The name of a state by its code; the code itself where it names none. */
export const nameOfState = (code: string): string => stateName(code);
