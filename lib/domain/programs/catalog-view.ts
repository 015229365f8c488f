// The catalog as administrators read it.
import type { ProgramCode } from './program-code';

export type CatalogRow = {
  code: ProgramCode;
  name: string;
  outcome: string;
  version: string;
  enabled: boolean;
  enabledByDefault: boolean;
  delegating: boolean;
  /** Agreements that run on when the program is switched off. */
  agreementsInForce: number;
  /** Who switched it last; null when nobody did. */
  changed: { by: string; on: string } | null;
};
