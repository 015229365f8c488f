// Which office answers for which agency. Offices name the states and counties they cover; the area of an agency does
// the rest, and no one has to know the map by heart.

/** A state, or one county of it; an empty county means the whole state. */
export type Coverage = { stateCode: string; county: string };

export type AgencyArea = { stateCode: string; counties: readonly string[] };

/**
 * True when the coverage reaches the agency: its whole state, one of its counties, or, for an agency that serves the
 * whole state, any part of it.
 */
export const covers = (coverage: readonly Coverage[], agency: AgencyArea): boolean =>
  coverage.some(
    ({ stateCode, county }) =>
      stateCode === agency.stateCode &&
      (county === '' || agency.counties.length === 0 || agency.counties.includes(county)),
  );
