// The names of states for people to read. ZZ is the invented State of Winter of the demonstration.

const stateNames: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
  AS: 'American Samoa',
  GU: 'Guam',
  MP: 'Northern Mariana Islands',
  PR: 'Puerto Rico',
  VI: 'U.S. Virgin Islands',
  ZZ: 'State of Winter',
};

/** The name of a state; the code itself where none is known. */
export const stateName = (code: string): string => stateNames[code] ?? code;

// Some equivalents of counties bear the word for what they are, or are called otherwise in their state.
const withoutCounty = new Set(['AK', 'AS', 'DC', 'GU', 'MP', 'PR', 'VI']);

/** "Calder County", "Orleans Parish", "Richmond city": the name of a county with what it is. */
export const countyText = (stateCode: string, county: string): string => {
  if (withoutCounty.has(stateCode) || /\bcity$/iu.test(county)) return county;
  return `${county} ${stateCode === 'LA' ? 'Parish' : 'County'}`;
};

/** "Calder County, State of Winter"; only the state where no single county is served. */
export const placeText = (stateCode: string, counties: readonly string[]): string => {
  const [county, ...more] = counties;
  if (county === undefined || more.length > 0) return stateName(stateCode);
  return `${countyText(stateCode, county)}, ${stateName(stateCode)}`;
};
