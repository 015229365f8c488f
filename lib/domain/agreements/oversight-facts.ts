// What guards know of the oversight over an agreement: training cohorts, steering meetings, inspections.
export type OversightFacts = {
  cohorts: number;
  /** Cohorts whose authorization ends soon, and of which nobody was told. */
  cohortsToWarn: number;
  meetingsPlanned: number;
  /** Planned meetings whose day has come. */
  meetingsToRecord: number;
  minutesMissing: number;
  inspectionsOpen: number;
  /** Open inspections whose findings are all corrected. */
  inspectionsClosable: number;
  /** Corrective actions of open inspections: of each side, and those reported as done. */
  correctionsAgency: number;
  correctionsIce: number;
  correctionsToVerify: number;
};

/** An agreement that nobody has overseen yet. */
export const nothingOverseen: OversightFacts = {
  cohorts: 0,
  cohortsToWarn: 0,
  meetingsPlanned: 0,
  meetingsToRecord: 0,
  minutesMissing: 0,
  inspectionsOpen: 0,
  inspectionsClosable: 0,
  correctionsAgency: 0,
  correctionsIce: 0,
  correctionsToVerify: 0,
};
