// What the page "Find your ICE office" shows.

export type OfficeFound = { name: string; line: 'INVESTIGATIONS' | 'REMOVAL'; phone: string | null };

export type OfficeSearch = {
  states: readonly { value: string; label: string }[];
  state: { code: string; name: string } | null;
  counties: readonly string[];
  county: string | null;
  /** True when the state is shared by offices, so that a county has to be chosen first. */
  needsCounty: boolean;
  offices: readonly OfficeFound[];
};

export const officeLineWords = {
  INVESTIGATIONS: 'Investigations: task forces, gangs, customs and financial crime',
  REMOVAL: 'Enforcement and removal: jail screening and delegated authority',
} as const;
