import 'server-only';
import { type AmendedTerms, amendedTermLabels, amendedTerms } from '@/lib/domain/agreements/amendment-kind';
import { joinWordings, settledWording } from '@/lib/domain/agreements/three-way';
import { type Amendment, amendedTermsOf, baseTermsOf } from '@/lib/server/agreements/amendment-row';
import { templateBodies, termColumns, withTerms } from '@/lib/server/agreements/amendment-text';
import { type AgreementContext, type AgreementStepInput, personOf, toInput } from '@/lib/server/agreements/step-input';
import { type TextInForce, textInForce } from '@/lib/server/agreements/text-in-force';
import type { Transaction } from '@/lib/server/db/client';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// Joins an amendment to the text that came into force since it was drafted: three-way, section by section.

type Input = AgreementStepInput<'rebase_amendment'>;

type SectionConflict = { key: string; number: number; heading: string; base: string; theirs: string; ours: string };

type Value = AmendedTerms[keyof AmendedTerms];

const termWordings = (row: Amendment, inForce: TextInForce) => {
  const [base, ours, theirs] = [baseTermsOf(row), amendedTermsOf(row), inForce.terms];
  return amendedTerms.map((key) => ({
    key,
    label: amendedTermLabels[key],
    base: base[key],
    theirs: theirs[key],
    ours: ours[key],
  }));
};

type Conflicts = { sections: SectionConflict[]; terms: ReturnType<typeof termWordings> };

const asText = (value: Value): string => JSON.stringify(value);

const isTermConflict = ({ base, theirs, ours }: { base: Value; theirs: Value; ours: Value }): boolean =>
  joinWordings({ base: asText(base), theirs: asText(theirs), ours: asText(ours) }).kind === 'conflict';

/** What both the amendment and the text in force changed, each otherwise. Clauses that nobody can edit are not asked. */
export const conflictsOf = (row: Amendment, inForce: TextInForce): Conflicts => {
  const base = new Map(row.basedOn.sections.map(({ key, body }) => [key, body]));
  const theirs = new Map(inForce.sections.map(({ key, body }) => [key, body]));
  const sections = row.sections
    .filter(({ locked }) => !locked)
    .map(({ key, position, heading, body }) => ({
      key,
      number: position,
      heading,
      base: base.get(key) ?? '',
      theirs: theirs.get(key) ?? body,
      ours: body,
    }))
    .filter((wordings) => joinWordings(wordings).kind === 'conflict');
  return { sections, terms: termWordings(row, inForce).filter(isTermConflict) };
};

const joinedTerms = (row: Amendment, inForce: TextInForce, input: Input): AmendedTerms => {
  const conflicts = conflictsOf(row, inForce).terms.map(({ key }) => key);
  const after: Record<string, Value> = {};
  for (const { key, base, theirs, ours } of termWordings(row, inForce)) {
    const at = conflicts.indexOf(key);
    const take = input.terms.find((one) => one.key === key)?.take;
    if (at >= 0 && !take) return refuseField(`terms.${at}.take`, 'Choose one of the two.');
    const keepsOurs = at >= 0 ? take === 'OURS' : asText(ours) !== asText(base);
    after[key] = keepsOurs ? ours : theirs;
  }
  return { ...inForce.terms, ...after };
};

type Joining = { row: Amendment; inForce: TextInForce; input: Input; terms: AmendedTerms };

const joinedBodies = async (tx: Transaction, { row, inForce, input, terms }: Joining) => {
  const conflicts = conflictsOf(row, inForce).sections.map(({ key }) => key);
  const templates = await templateBodies(tx, row);
  const carry = { row, number: row.amends.number, before: inForce.terms, after: terms };
  const base = new Map(row.basedOn.sections.map(({ key, body }) => [key, body]));
  const theirs = new Map(inForce.sections.map(({ key, body }) => [key, body]));
  return row.sections.map((section) => {
    const wordings = {
      base: base.get(section.key) ?? '',
      theirs: theirs.get(section.key) ?? section.body,
      ours: section.body,
    };
    const decided = input.sections.find(({ key }) => key === section.key);
    const at = conflicts.indexOf(section.key);
    if (at >= 0 && settledWording(wordings, decided) === null) {
      const field = decided?.take === 'JOINED' ? 'body' : 'take';
      return refuseField(
        `sections.${at}.${field}`,
        field === 'body' ? 'Write the joined wording.' : 'Choose one of the wordings.',
      );
    }
    // A mandatory clause is written by the portal alone: it reads as in force, with what this amendment sets.
    const wording = at < 0 && section.locked ? wordings.theirs : (settledWording(wordings, decided) ?? wordings.theirs);
    const body = wording === wordings.theirs ? withTerms(wording, templates.get(section.key) ?? '', carry) : wording;
    return { section, body, differs: body !== wordings.theirs };
  });
};

/** Joins the texts as the person decided; the amendment builds on the text in force from then on. */
export const joinTexts = async (context: AgreementContext, row: Amendment): Promise<void> => {
  const { tx, actor } = context;
  const input = toInput(context, 'rebase_amendment');
  const inForce = await textInForce(tx, row.amends.id);
  if (input.onto !== inForce.sourceId) {
    return refuseBlocked('The text in force has changed once more. Open the page again and look at it.');
  }
  const terms = joinedTerms(row, inForce, input);
  const sections = await joinedBodies(tx, { row, inForce, input, terms });
  await tx.agreement.update({
    where: { id: row.id },
    data: { ...termColumns(row.amendmentKind, terms), basedOnId: inForce.sourceId, baseTerms: inForce.terms },
  });
  for (const { section, body, differs } of sections) {
    if (body === section.body) continue;
    await tx.agreementSection.update({
      where: { id: section.id },
      data: { body, source: 'NEGOTIATED', changedById: differs ? personOf(actor) : null },
    });
  }
};
