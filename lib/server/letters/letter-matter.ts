import 'server-only';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import type { ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import { concernLabels, severityLabels } from '@/lib/domain/concerns';
import { dateIn, dateText, deadlineText, toCalendarDate } from '@/lib/domain/dates';
import type { LetterKind } from '@/lib/domain/letters/letter';
import type { LetterMatter } from '@/lib/domain/letters/letter-matter';
import { producesAgreement, programOf } from '@/lib/domain/programs/catalog';
import { isDeclineCode } from '@/lib/domain/requests/decline-reasons';
import type { Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { correctedCodes } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { reconsiderBy } from '@/lib/server/requests/decision-facts';
import { latestEvaluation, toProgramCode } from '@/lib/server/requests/facts';

// Gathers what a letter is written from. It starts from what the agency may read, and takes nothing from elsewhere.

/** The kind of letter that the decision which stands now asks for. Throws when nothing is decided. */
export const letterKindOf = (row: RequestCase): LetterKind => {
  if (row.decisionKind === null) throw new Error('Nothing is decided that a letter could tell.');
  const upheld = row.reconsiderations.some(({ outcome }) => outcome === 'UPHELD');
  return row.decisionKind === 'DECLINED' && upheld ? 'RECONSIDERATION' : row.decisionKind;
};

/** Only the agency's own answers; those of the visit and of ICE are not named in a letter. */
const ownAnswers = (codes: readonly string[]) =>
  [...new Set(codes.map((code) => code.split('.')[0] ?? code))].flatMap((code) => {
    const question = questionOf(code);
    return question?.who === 'SELF' && 'section' in question ? [{ code, section: question.section }] : [];
  });

const reasonsOf = (program: ProgramEvaluation) =>
  program.reasons
    // As on the page of the recommendation: what concerns capacity stays within ICE.
    .filter(({ id }) => !/^(?:capacity|lacks|cap)\./u.test(id))
    .slice(0, 5)
    .map(({ id, text }) => {
      const line = program.lines.find((one) => `${one.part}.${one.id}` === id);
      return { text, answers: ownAnswers((line?.answers ?? []).map(({ code }) => code)).slice(0, 6) };
    });

const programsOf = (row: RequestCase): LetterMatter['programs'] => {
  const evaluation = latestEvaluation(row);
  const shown = evaluation && agencyView(evaluation, correctedCodes(row));
  return row.programChoices
    .filter(({ choice }) => choice === 'OFFER')
    .map(({ programCode }) => {
      const code = toProgramCode(programCode);
      const program = shown?.programs.find((one) => one.code === code);
      const need = program?.need ?? null;
      return {
        code,
        name: programOf(code).name,
        need: need === null ? null : Math.round(need),
        reasons: program ? reasonsOf(program) : [],
        producesAgreement: producesAgreement(code),
      };
    });
};

const severityText = (severity: number): string => {
  const label = Object.entries(severityLabels).find(([level]) => level === String(severity))?.[1] ?? '';
  return `${severity} of 4 (${label.toLowerCase()})`;
};

const concernsOf = (row: RequestCase): LetterMatter['concerns'] =>
  row.concerns
    .filter(({ severity }) => severity > 0)
    .sort((a, b) => b.severity - a.severity)
    .map(({ concern, severity }) => ({
      label: concernLabels[concern],
      severity: severityText(severity),
    }));

const documentsOf = async (tx: Transaction, row: RequestCase): Promise<LetterMatter['documents']> =>
  tx.document.findMany({
    where: {
      requestId: row.id,
      removedAt: null,
      visibility: 'SHARED',
      kind: 'ATTACHMENT',
      scanStatus: { not: 'INFECTED' },
      textSearch: { notIn: ['FOUND', 'PENDING'] },
    },
    orderBy: { createdAt: 'asc' },
    take: 20,
    select: { id: true, filename: true },
  });

const fromOf = async (tx: Transaction, userId: string): Promise<LetterMatter['from']> => {
  const { name, title, office } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, title: true, office: { select: { name: true } } },
  });
  return { name, title, office: office?.name ?? 'U.S. Immigration and Customs Enforcement' };
};

export type LetterAsk = { remark: string; supersedes: LetterMatter['supersedes'] };

/** What the letter about the decision that stands now is written from. */
export const letterMatter = async (tx: Transaction, row: RequestCase, ask: LetterAsk): Promise<LetterMatter> => {
  const day = (at: Date) => dateText(dateIn(at, row.agency.timeZone));
  const kind = letterKindOf(row);
  const upheld = row.reconsiderations.filter(({ outcome }) => outcome === 'UPHELD').at(-1);
  const decider = (kind === 'RECONSIDERATION' ? upheld?.decidedById : null) ?? row.decidedById;
  if (decider === null || row.decidedAt === null) throw new Error('It is not recorded who made this decision.');
  const last = kind === 'DECLINED' ? reconsiderBy(row) : null;
  return {
    kind,
    number: row.number,
    title: row.title,
    agencyName: row.agency.legalName,
    addressee: [row.agency.headName, row.agency.headTitle].filter(Boolean).join(', '),
    from: await fromOf(tx, decider),
    decidedOn: day(row.decidedAt),
    reason: row.decisionReason ?? '',
    declineCode: row.declineCode !== null && isDeclineCode(row.declineCode) ? row.declineCode : null,
    reviewOn: row.reviewOn && deadlineText(toCalendarDate(row.reviewOn)),
    reconsiderBy: last && deadlineText(last),
    programs: programsOf(row),
    concerns: concernsOf(row),
    documents: await documentsOf(tx, row),
    conditions: row.conditions.map(({ position, text, blocking, owner, dueOn }) => ({
      ...{ position, text, blocking, owner },
      dueOn: dateText(toCalendarDate(dueOn)),
    })),
    reconsideration: upheld ? { askedOn: day(upheld.askedAt), outcomeReason: upheld.outcomeReason } : null,
    ...ask,
    demonstration: env.DEMO,
  };
};
