import { calder, campus, ellsmere, harrow, motorVehicles, portAmity, taskForce, tribal } from '@/prisma/seed/places';
import type { Scenario } from '@/tests/support/scenario';
import { harrowCounty } from '@/tests/support/scenario-detention';
import { winterMotorVehicles } from '@/tests/support/scenario-motor-vehicles';
import { portAmity as portAmityScenario } from '@/tests/support/scenario-port';
import { calderCounty, ellsmereCounty } from '@/tests/support/scenario-sheriffs';

// Who plays in which story.

/** `counsel` approves the agreements of the agency as to form, where it has one. */
export type AgencyPart = { agency: string; officer: string; approver: string; counsel?: string; scenario: Scenario };

export const agencyParts = {
  calder: {
    agency: calder,
    officer: 'm.delgado@calder.example',
    approver: 't.brandt@calder.example',
    scenario: calderCounty,
  },
  portAmity: {
    agency: portAmity,
    officer: 'k.osei@portamity.example',
    approver: 'l.whitfield@portamity.example',
    scenario: portAmityScenario,
  },
  harrow: {
    agency: harrow,
    officer: 'v.lang@harrow.example',
    approver: 'e.porter@harrow.example',
    scenario: harrowCounty,
  },
  ellsmere: {
    agency: ellsmere,
    officer: 'officer@ellsmere.example',
    approver: 'head@ellsmere.example',
    scenario: ellsmereCounty,
  },
  motorVehicles: {
    agency: motorVehicles,
    officer: 'officer@dmv-winter.example',
    approver: 'head@dmv-winter.example',
    counsel: 'counsel@dmv-winter.example',
    scenario: winterMotorVehicles,
  },
  campus: {
    agency: campus,
    officer: 'officer@frostford.example',
    approver: 'head@frostford.example',
    scenario: calderCounty,
  },
  tribal: {
    agency: tribal,
    officer: 'officer@lakehollow.example',
    approver: 'head@lakehollow.example',
    scenario: calderCounty,
  },
  taskForce: {
    agency: taskForce,
    officer: 'officer@interdiction.example',
    approver: 'head@interdiction.example',
    scenario: portAmityScenario,
  },
} as const satisfies Record<string, AgencyPart>;

export type AgencyKey = keyof typeof agencyParts;

export type OfficePart = { liaison: string; supervisor: string; signer: string };

export const officeParts = {
  investigations: {
    liaison: 'a.ruiz@investigations.example',
    supervisor: 'b.carver@investigations.example',
    signer: 'h.sato@investigations.example',
  },
  removal: {
    liaison: 'o.haddad@removal.example',
    supervisor: 'r.lindqvist@removal.example',
    signer: 'm.bell@removal.example',
  },
} as const satisfies Record<string, OfficePart>;

export const headquarters = {
  intake: 'g.okafor@coordination.example',
  manager: 's.reyes@coordination.example',
  board: 'i.moen@coordination.example',
  legal: 'd.feld@coordination.example',
  oversight: 'n.castillo@coordination.example',
} as const;
