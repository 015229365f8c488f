// Who carries how many requests, how old they are, and who is away.

/** The days that a request has stood in its status, in three ages. Our own bounds: two weeks and a month and a half. */
export const ageDays = { young: 14, old: 45 } as const;

export type LoadLine = {
  id: string;
  name: string;
  office: string;
  /** The list of what the person carries. */
  href: string;
  open: number;
  /** In the present status for up to 14, up to 45 and more days. */
  young: number;
  middle: number;
  old: number;
  overdue: number;
  overdueHref: string;
  /** "Nov 27, 2026"; null where nothing is due. */
  nextDue: string | null;
  /** "away until Jan 4, 2027" */
  away: string | null;
};

export type PlannedAbsence = { id: string; name: string; days: string; mine: boolean };

export type LoadPage = {
  lines: readonly LoadLine[];
  /** Requests of these offices that nobody carries yet; null for whoever does not give them out. */
  unassigned: { figure: string; href: string } | null;
  planned: readonly PlannedAbsence[];
  /** For whom the reader may plan days away; empty for nobody. */
  people: readonly { value: string; label: string }[];
};

/** The line of everybody together. */
export const sumOf = (lines: readonly LoadLine[]): Pick<LoadLine, 'open' | 'young' | 'middle' | 'old' | 'overdue'> => {
  const sum = (key: 'open' | 'young' | 'middle' | 'old' | 'overdue') => lines.reduce((all, one) => all + one[key], 0);
  return { open: sum('open'), young: sum('young'), middle: sum('middle'), old: sum('old'), overdue: sum('overdue') };
};
