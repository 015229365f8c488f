import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import type { Evaluation, ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import {
  choiceAllowed,
  choiceNeedsReason,
  choiceNeedsSupervisor,
  choiceReasonPrompt,
  humanChoiceLabels,
  humanChoices,
} from '@/lib/domain/assessments/human-choice';
import type { ProgramAdvice, Recommendation } from '@/lib/domain/assessments/recommendation-view';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { dateIn, dateText } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { assessmentSteps } from '@/lib/domain/requests/steps-assessment';
import { decide } from '@/lib/domain/workflow/decide';
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

const closedGates = ({ gates, unlock }: ProgramEvaluation): ProgramAdvice['closed'] =>
  gates
    .filter(({ pass }) => !pass)
    .map(({ question, text }) => ({ text, unlock: unlock.find((one) => one.question === question)?.text ?? null }));

type Reader = { actor: Actor; mayChoose: boolean; names: Map<string, string> };

const chosenOf = (program: ProgramEvaluation, choice: Choice | undefined, { actor, names }: Reader) =>
  choice
    ? {
        choice: choice.choice,
        // Why people departed from the rules is for ICE alone.
        reason: readsIceOnly(actor) ? choice.overrideReason : '',
        by: readsIceOnly(actor) ? (names.get(choice.chosenById) ?? '') : '',
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
    alternatives: program.alternatives.map(nameOf),
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

const emptyView = { evaluation: null, programs: [], notes: [], flags: [], unchosen: [] } as const;

/** The recommendation, as much of it as the actor may read; null when there is none for them. */
export const recommendation = async (actor: Actor, requestId: string): Promise<Recommendation | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row?.assessment || !mayRead(row, actor)) return null;
  const base = { head: toCaseHead(row, actor), bands: rules10.bands };
  const [run] = row.evaluations;
  const whole = latestEvaluation(row);
  if (!run || !whole) return { ...base, ...emptyView };
  const facts = toRequestFacts(row);
  const shown = readsIceOnly(actor) ? whole : agencyView(whole);
  const reader: Reader = {
    actor,
    mayChoose: decide(assessmentSteps.choose_program, facts, actor).ok,
    names: await namesOf(row.programChoices.map(({ chosenById }) => chosenById)),
  };
  return {
    ...base,
    evaluation: {
      ranOn: dateText(dateIn(run.createdAt, row.agency.timeZone)),
      ruleVersion: run.ruleSetVersion,
      inputHash: run.inputHash,
      current: facts.evaluation?.current ?? false,
    },
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
