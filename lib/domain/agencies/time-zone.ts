// In which time zone an agency works: its notices, deadlines and end dates are counted by its own calendar. The zones are
// those of 49 CFR part 71, by their IANA names; a county that the boundary divides has the zone of its county seat.

const [eastern, central, mountain, pacific] = [
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
] as const;

const statesOf = (codes: string, zone: string): [string, string][] => codes.split(' ').map((code) => [code, zone]);

/** The zone of most of a state; the invented State of Winter lies in the east. */
export const stateTimeZones: ReadonlyMap<string, string> = new Map([
  ...statesOf('CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV ZZ', eastern),
  ...statesOf('AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI', central),
  ...statesOf('CO ID MT NM UT WY', mountain),
  ...statesOf('CA NV OR WA', pacific),
  ...statesOf('AK', 'America/Anchorage'),
  ...statesOf('AS', 'Pacific/Pago_Pago'),
  ...statesOf('AZ', 'America/Phoenix'),
  ...statesOf('GU', 'Pacific/Guam'),
  ...statesOf('HI', 'Pacific/Honolulu'),
  ...statesOf('MP', 'Pacific/Saipan'),
  ...statesOf('PR', 'America/Puerto_Rico'),
  ...statesOf('VI', 'America/St_Thomas'),
]);

/** Counties with another zone than most of their state. */
const ofCounties: Readonly<Record<string, { zone: string; counties: string }>> = {
  FL: {
    zone: central,
    counties: 'Bay, Calhoun, Escambia, Holmes, Jackson, Okaloosa, Santa Rosa, Walton, Washington',
  },
  ID: {
    zone: pacific,
    counties: 'Benewah, Bonner, Boundary, Clearwater, Idaho, Kootenai, Latah, Lewis, Nez Perce, Shoshone',
  },
  IN: {
    zone: central,
    counties: 'Gibson, Jasper, Lake, LaPorte, Newton, Perry, Porter, Posey, Spencer, Starke, Vanderburgh, Warrick',
  },
  KS: { zone: mountain, counties: 'Greeley, Hamilton, Sherman, Wallace' },
  KY: {
    zone: central,
    counties:
      'Adair, Allen, Ballard, Barren, Breckinridge, Butler, Caldwell, Calloway, Carlisle, Christian, Clinton, Crittenden, Cumberland, Daviess, Edmonson, Fulton, Graves, Grayson, Green, Hancock, Hart, Henderson, Hickman, Hopkins, Livingston, Logan, Lyon, Marshall, McCracken, McLean, Metcalfe, Monroe, Muhlenberg, Ohio, Russell, Simpson, Todd, Trigg, Union, Warren, Webster',
  },
  MI: { zone: central, counties: 'Dickinson, Gogebic, Iron, Menominee' },
  ND: { zone: mountain, counties: 'Adams, Billings, Bowman, Golden Valley, Grant, Hettinger, Slope, Stark' },
  NE: {
    zone: mountain,
    counties:
      'Arthur, Banner, Box Butte, Chase, Cheyenne, Dawes, Deuel, Dundy, Garden, Grant, Hooker, Keith, Kimball, Morrill, Perkins, Scotts Bluff, Sheridan, Sioux',
  },
  OR: { zone: mountain, counties: 'Malheur' },
  SD: {
    zone: mountain,
    counties:
      'Bennett, Butte, Corson, Custer, Dewey, Fall River, Haakon, Harding, Jackson, Lawrence, Meade, Oglala Lakota, Pennington, Perkins, Ziebach',
  },
  TN: {
    zone: eastern,
    counties:
      'Anderson, Blount, Bradley, Campbell, Carter, Claiborne, Cocke, Grainger, Greene, Hamblen, Hamilton, Hancock, Hawkins, Jefferson, Johnson, Knox, Loudon, McMinn, Meigs, Monroe, Morgan, Polk, Rhea, Roane, Scott, Sevier, Sullivan, Unicoi, Union, Washington',
  },
  TX: { zone: mountain, counties: 'El Paso, Hudspeth' },
};

/**
 * The IANA name of the time zone of an agency: that of its counties where all of them have another one than most of
 * their state, and that of the state otherwise. Counties are named as the Census Bureau does, without "County".
 */
export const agencyTimeZone = ({ stateCode, counties }: { stateCode: string; counties: readonly string[] }): string => {
  const other = ofCounties[stateCode];
  const others = new Set(other?.counties.split(', '));
  if (other && counties.length > 0 && counties.every((county) => others.has(county))) return other.zone;
  return stateTimeZones.get(stateCode) ?? eastern;
};
