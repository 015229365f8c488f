import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import type { Evaluation, ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import {
  bandAfterChoice,
  choiceAllowed,
  choiceNeedsReason,
  choiceNeedsSupervisor,
  choiceReasonPrompt,
  humanChoiceLabels,
  humanChoices,
} from '@/lib/domain/assessments/human-choice';
import type { ProgramAdvice, Recommendation } from '@/lib/domain/assessments/recommendation-view';
import type { WhatIfAsk } from '@/lib/domain/assessments/what-if';
import { dateIn, dateText } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { assessmentSteps } from '@/lib/domain/requests/steps-assessment';
import { decide } from '@/lib/domain/workflow/decide';
import { activeRules, rulesOfVersion } from '@/lib/server/assessments/active-rules';
import { rerun } from '@/lib/server/assessments/rerun';
import { whatIf } from '@/lib/server/assessments/what-if';
import { correctedCodes } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { latestEvaluation, toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase, namesOf, toCaseHead } from '@/lib/server/requests/visible-case';

// What the recommendation page reads.

type Choice = RequestCase['programChoices'][number];

const nameOf = (code: ProgramCode | 'REIMBURSEMENT'): string =>
  code === 'REIMBURSEMENT' ? 'Reimbursement of joint costs' : programOf(code).shortName;

const choicesFor = ({ band, heldBy }: ProgramEvaluation, actor: Actor): ProgramAdvice['choices'] =>
  humanChoices
    .filter((choice) => choiceAllowed(band, choice))
    .filter((choice) => !choiceNeedsSupervisor(choice, heldBy) || actor.roles.includes('FIELD_SUPERVISOR'))
    .map((choice) => ({
      choice,
      label: humanChoiceLabels[choice],
      reasonPrompt: choiceReasonPrompt(band, choice, heldBy),
    }));

// What would open the gates stands in their order. Two gates may read the same question, so it does not tell them apart.
const closedGates = ({ gates, unlock }: ProgramEvaluation): ProgramAdvice['closed'] =>
  gates.filter(({ pass }) => !pass).map(({ text }, at) => ({ text, unlock: unlock[at]?.text ?? null }));

type Reader = {
  actor: Actor;
  mayChoose: boolean;
  names: Map<string, string>;
  timeZone: string;
  programs: Evaluation['programs'];
};

const chosenOf = (
  program: ProgramEvaluation,
  choice: Choice | undefined,
  { actor, names, timeZone }: Reader,
): ProgramAdvice['chosen'] =>
  choice
    ? {
        choice: choice.choice,
        // Why people departed from the rules is for ICE alone.
        reason: readsIceOnly(actor) ? choice.overrideReason : '',
        by: readsIceOnly(actor) ? (names.get(choice.chosenById) ?? '') : '',
        on: dateText(dateIn(choice.createdAt, timeZone)),
        lifted: readsIceOnly(actor) && bandAfterChoice(program.band, choice.choice, program.heldBy) !== program.band,
        override: readsIceOnly(actor) && choiceNeedsReason(program.band, choice.choice, program.heldBy),
      }
    : null;

const adviceOf = (program: ProgramEvaluation, row: RequestCase, reader: Reader): ProgramAdvice => {
  const ice = readsIceOnly(reader.actor);
  const { name, shortName } = programOf(program.code);
  return {
    code: program.code,
    name,
    shortName,
    band: program.band,
    need: program.need,
    capacity: ice ? program.capacity : null,
    reasons: ice ? program.reasons : program.reasons.filter(({ id }) => !/^(?:capacity|lacks)\./u.test(id)),
    closed: closedGates(program),
    missing: program.missing,
    lines: ice ? program.lines : program.lines.filter(({ part }) => part === 'need'),
    alternatives: program.alternatives.flatMap((code) => {
      const beside = reader.programs.find((one) => one.code === code);
      return beside ? [{ code, name: nameOf(code), band: beside.band }] : [];
    }),
    chosen: chosenOf(
      program,
      row.programChoices.find((one) => one.programCode === program.code),
      reader,
    ),
    // Where a gate is closed there is nothing to choose.
    choices: reader.mayChoose && choiceAllowed(program.band, 'OFFER') ? choicesFor(program, reader.actor) : [],
  };
};

const order = ['RECOMMENDED', 'OFFERED', 'CONSIDER', 'MANUAL', 'INCOMPLETE', 'NOT_INDICATED', 'NOT_ELIGIBLE'];
const rank = ({ band }: ProgramEvaluation): number => {
  const at = order.indexOf(band);
  return at === -1 ? order.length : at;
};

// The strongest advice first; within a band by need.
const inOrder = (programs: Evaluation['programs']): ProgramEvaluation[] =>
  [...programs].sort((a, b) => rank(a) - rank(b) || (b.need ?? 0) - (a.need ?? 0));

const mayRead = (row: RequestCase, actor: Actor): boolean =>
  // An agency sees the recommendation once a supervisor has approved and thereby locked the assessment.
  readsIceOnly(actor) || (row.assessment?.lockedAt ?? null) !== null;

const emptyView = { evaluation: null, programs: [], notes: [], flags: [], unchosen: [], whatIf: null } as const;

type Run = RequestCase['evaluations'][number];

const runView = async (row: RequestCase, run: Run, actor: Actor, current: boolean) => {
  const { version } = await activeRules();
  const { hashHolds, resultHolds } = await rerun(run);
  return {
    ranOn: dateText(dateIn(run.createdAt, row.agency.timeZone)),
    ruleVersion: run.ruleSetVersion,
    inputHash: readsIceOnly(actor) ? run.inputHash : null,
    current,
    reproduced: hashHolds && resultHolds,
    newerVersion: version === run.ruleSetVersion ? null : version,
    mayRun: decide(assessmentSteps.run_evaluation, toRequestFacts(row), actor).ok,
  };
};

/**
 * The recommendation, as much of it as the actor may read; null when there is none for them.
 * @param ask what the reader tries out; it is answered and never kept
 */
export const recommendation = async (
  actor: Actor,
  requestId: string,
  ask: WhatIfAsk = {},
): Promise<Recommendation | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.assessment || !mayRead(row, actor)) return null;
  const [run] = row.evaluations;
  const rules = (run && (await rulesOfVersion(run.ruleSetVersion))) ?? (await activeRules());
  const base = { head: toCaseHead(row, actor), bands: rules.bands };
  const whole = latestEvaluation(row);
  if (!run || !whole) return { ...base, ...emptyView };
  const facts = toRequestFacts(row);
  const shown = readsIceOnly(actor) ? whole : agencyView(whole, correctedCodes(row));
  const reader: Reader = {
    actor,
    mayChoose: decide(assessmentSteps.choose_program, facts, actor).ok,
    names: await namesOf(row.programChoices.map(({ chosenById }) => chosenById)),
    timeZone: row.agency.timeZone,
    programs: shown.programs,
  };
  return {
    ...base,
    evaluation: await runView(row, run, actor, facts.evaluation?.current ?? false),
    whatIf: await whatIf(row, actor, ask),
    programs: inOrder(shown.programs).map((program) => adviceOf(program, row, reader)),
    notes: shown.notes.map((note) => ({
      ...note,
      programs: note.programs.map(nameOf),
      proposes: note.proposes.map(nameOf),
    })),
    flags: shown.flags,
    unchosen: readsIceOnly(actor) ? facts.unchosenPrograms.map(nameOf) : [],
  };
};
