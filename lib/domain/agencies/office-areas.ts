// Which field office answers for which state: demonstration coverage, to be confirmed by the operator. The cities are
// those where the two lines have had their field offices; the names are our own, and so is every border drawn here.
import type { Place } from './states';

export type OfficeLine = 'INVESTIGATIONS' | 'REMOVAL';

type Area = {
  city: string;
  /** States the office answers for, less the counties that another office takes. */
  states: readonly string[];
  /** Single counties of a state that another office has the rest of. */
  counties?: Readonly<Record<string, readonly string[]>>;
};

const southernCalifornia = [
  'Kern',
  'Los Angeles',
  'Orange',
  'Riverside',
  'San Bernardino',
  'San Luis Obispo',
  'Santa Barbara',
  'Ventura',
];
const border = ['Imperial', 'San Diego'];
const upstate = [
  'Albany',
  'Allegany',
  'Broome',
  'Cattaraugus',
  'Cayuga',
  'Chautauqua',
  'Chemung',
  'Chenango',
  'Clinton',
  'Cortland',
  'Erie',
  'Essex',
  'Franklin',
  'Fulton',
  'Genesee',
  'Hamilton',
  'Herkimer',
  'Jefferson',
  'Lewis',
  'Livingston',
  'Madison',
  'Monroe',
  'Montgomery',
  'Niagara',
  'Oneida',
  'Onondaga',
  'Ontario',
  'Orleans',
  'Oswego',
  'Otsego',
  'Rensselaer',
  'St. Lawrence',
  'Saratoga',
  'Schenectady',
  'Schoharie',
  'Schuyler',
  'Seneca',
  'Steuben',
  'Tioga',
  'Tompkins',
  'Warren',
  'Washington',
  'Wayne',
  'Wyoming',
  'Yates',
];
const westTexas = ['Brewster', 'Culberson', 'El Paso', 'Hudspeth', 'Jeff Davis', 'Presidio'];
const southTexas = [
  'Atascosa',
  'Bandera',
  'Bexar',
  'Cameron',
  'Comal',
  'Dimmit',
  'Frio',
  'Guadalupe',
  'Hays',
  'Hidalgo',
  'Jim Hogg',
  'Kendall',
  'Kinney',
  'La Salle',
  'Maverick',
  'Medina',
  'Starr',
  'Travis',
  'Uvalde',
  'Val Verde',
  'Webb',
  'Willacy',
  'Wilson',
  'Zapata',
  'Zavala',
];
const gulfTexas = [
  'Aransas',
  'Austin',
  'Brazoria',
  'Brazos',
  'Calhoun',
  'Chambers',
  'Fort Bend',
  'Galveston',
  'Hardin',
  'Harris',
  'Jackson',
  'Jefferson',
  'Liberty',
  'Matagorda',
  'Montgomery',
  'Nueces',
  'Orange',
  'Refugio',
  'San Patricio',
  'Victoria',
  'Walker',
  'Waller',
  'Wharton',
];
const southFlorida = ['Broward', 'Collier', 'Hendry', 'Martin', 'Miami-Dade', 'Monroe', 'Palm Beach', 'St. Lucie'];

// Offices that both lines have had, with the same area here.
const both: readonly Area[] = [
  { city: 'Atlanta', states: ['AL', 'GA', 'NC', 'SC'] },
  { city: 'Baltimore', states: ['MD'] },
  { city: 'Boston', states: ['CT', 'MA', 'ME', 'NH', 'RI', 'VT'] },
  { city: 'Buffalo', states: [], counties: { NY: upstate } },
  { city: 'Chicago', states: ['IL', 'IN', 'KS', 'KY', 'MO', 'WI'] },
  { city: 'Dallas', states: ['OK', 'TX'] },
  { city: 'Detroit', states: ['MI', 'OH'] },
  { city: 'El Paso', states: ['NM'], counties: { TX: westTexas } },
  { city: 'Houston', states: [], counties: { TX: gulfTexas } },
  { city: 'Los Angeles', states: [], counties: { CA: southernCalifornia } },
  { city: 'New Orleans', states: ['AR', 'LA', 'MS', 'TN'] },
  { city: 'New York', states: ['NY'] },
  { city: 'Newark', states: ['NJ'] },
  { city: 'Philadelphia', states: ['DE', 'PA', 'WV'] },
  { city: 'Phoenix', states: ['AZ'] },
  { city: 'San Antonio', states: [], counties: { TX: southTexas } },
  { city: 'San Diego', states: [], counties: { CA: border } },
  { city: 'St. Paul', states: ['IA', 'MN', 'ND', 'NE', 'SD'] },
];

const areas: Readonly<Record<OfficeLine, readonly Area[]>> = {
  INVESTIGATIONS: [
    ...both,
    { city: 'Denver', states: ['CO', 'ID', 'MT', 'UT', 'WY'] },
    { city: 'Honolulu', states: ['AS', 'GU', 'HI', 'MP'] },
    { city: 'Miami', states: [], counties: { FL: southFlorida } },
    { city: 'San Francisco', states: ['CA', 'NV'] },
    { city: 'San Juan', states: ['PR', 'VI'] },
    { city: 'Seattle', states: ['AK', 'OR', 'WA'] },
    { city: 'Tampa', states: ['FL'] },
    { city: 'Washington', states: ['DC', 'VA'] },
  ],
  REMOVAL: [
    ...both,
    { city: 'Denver', states: ['CO', 'WY'] },
    { city: 'Miami', states: ['FL', 'PR', 'VI'] },
    { city: 'Salt Lake City', states: ['ID', 'MT', 'NV', 'UT'] },
    { city: 'San Francisco', states: ['AS', 'CA', 'GU', 'HI', 'MP'] },
    { city: 'Seattle', states: ['AK', 'OR', 'WA'] },
    { city: 'Washington', states: ['DC', 'VA'] },
  ],
};

const lineWords = { INVESTIGATIONS: 'Investigations', REMOVAL: 'Removal' } as const;

export type OfficePlan = {
  name: string;
  line: OfficeLine;
  kind: 'SAC' | 'FOD';
  coverage: { stateCode: string; county: string }[];
};

/** What the whole of a state is called in coverage. */
const whole = '';

const takenIn = (line: OfficeLine, state: string): Set<string> =>
  new Set(areas[line].flatMap(({ counties }) => counties?.[state] ?? []));

/**
 * The field offices with what each covers, so that every county of a state has exactly one office of each line.
 * @param counties all counties: where offices share a state, the one with the rest names its counties one by one
 */
export const officePlan = (counties: readonly Place[]): OfficePlan[] =>
  (['INVESTIGATIONS', 'REMOVAL'] as const).flatMap((line) =>
    areas[line].map((area) => ({
      name: `${lineWords[line]} office, ${area.city}`,
      line,
      kind: line === 'INVESTIGATIONS' ? ('SAC' as const) : ('FOD' as const),
      coverage: [
        ...area.states.flatMap((stateCode) => restOf(line, stateCode, counties)),
        ...Object.entries(area.counties ?? {}).flatMap(([stateCode, names]) =>
          names.map((county) => ({ stateCode, county })),
        ),
      ],
    })),
  );

const restOf = (line: OfficeLine, stateCode: string, counties: readonly Place[]) => {
  const taken = takenIn(line, stateCode);
  if (taken.size === 0) return [{ stateCode, county: whole }];
  return counties
    .filter((county) => county.stateCode === stateCode && !taken.has(county.name))
    .map(({ name }) => ({ stateCode, county: name }));
};
