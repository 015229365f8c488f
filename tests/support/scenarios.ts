// Five invented agencies and their assessments, read by unit tests, browser tests and the demonstration data.
// All places, agencies and people are made up. What the story of a scenario leaves open is filled with a plausible
// answer; each place where the filling matters for the expected figures says so.
import { type EvaluationInput, toEvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import type { Scenario } from '@/tests/support/scenario';
import { harrowCounty } from '@/tests/support/scenario-detention';
import { winterMotorVehicles } from '@/tests/support/scenario-motor-vehicles';
import { portAmity } from '@/tests/support/scenario-port';
import { calderCounty, ellsmereCounty } from '@/tests/support/scenario-sheriffs';

/** The input of the rules for a scenario. */
export function inputOf(scenario: Scenario): EvaluationInput {
  return toEvaluationInput(scenario.agency.type, scenario.answers);
}

export const scenarios = {
  calder: calderCounty,
  portAmity,
  harrow: harrowCounty,
  ellsmere: ellsmereCounty,
  winterDmv: winterMotorVehicles,
} as const;
