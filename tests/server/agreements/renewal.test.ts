import { beforeAll, describe, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import type { LibraryClause, TemplateContent } from '@/lib/domain/agreements/library/template-content';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { templateBodies } from '@/lib/server/agreements/amendment-text';
import { getRenewalPage } from '@/lib/server/agreements/renewal-queries';
import { getTextChanges } from '@/lib/server/agreements/text-change-queries';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { toTemplateContent } from '@/lib/server/templates/stored-templates';
import { anAgreement, takeAgreement, terms, tryStep, versionOf, walkOn } from '@/tests/support/agreement-cases';
import { begin, readyToSign, rewrite, signIt, wishes } from '@/tests/support/amendment-cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { aReview } from '@/tests/support/renewals';

// A renewal begins with the review of every measure, and is drafted from the text in force.

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const agreed = 'Both sides speak to the press together, and show each other the words a day before.';
const amended = 'Evidence is kept by the agency that found it, and both prosecutors are told within a day.';
const nearTheEnd = new Date('2028-07-03T15:00:00.000Z');

let cast: Cast;
let id = '';

const sectionOf = (agreementId: string, key: string) =>
  db.agreementSection.findUniqueOrThrow({ where: { agreementId_key: { agreementId, key } } });

const successorOf = (agreementId: string) =>
  db.agreement.findUniqueOrThrow({
    where: { supersedesId: agreementId },
    include: { measures: true, sections: { orderBy: { position: 'asc' } } },
  });

/** A version of the template that words costs, parties and media anew and has one more mandatory clause. */
const newerTemplate = async (): Promise<void> => {
  const first = await db.templateVersion.findUniqueOrThrow({
    where: { templateKey_version: { templateKey: 'OCS_MOU', version: 1 } },
  });
  const content = toTemplateContent(first.content);
  const reworded = ['costs', 'parties', 'media'];
  const clauses = content.clauses.map(
    (clause): LibraryClause =>
      reworded.includes(clause.section)
        ? {
            ...clause,
            version: 2,
            body: `${clause.body} This is the wording of 2027.`,
            plain: `${clause.plain} Said anew in 2027.`,
          }
        : clause,
  );
  const [model] = clauses;
  if (!model) throw new Error('The template has no clause.');
  const added: LibraryClause = {
    ...{ ...model, id: 'body-cameras', version: 1, section: 'body-cameras', heading: 'Body cameras' },
    ...{
      body: '{{agency}} records joint work as its own rules ask.',
      kind: 'MANDATORY',
      lockReason: 'The law asks it.',
    },
    ...{ agencyTypes: [], states: [] },
  };
  const next: TemplateContent = { ...content, termMonths: 36, clauses: [...clauses, added] };
  await db.templateVersion.create({
    data: {
      ...{ templateKey: 'OCS_MOU', version: 2, state: 'APPROVED', content: next, contentHash: 'b'.repeat(64) },
      ...{ changeNote: 'Newer wordings.', effectiveOn: new Date('2027-01-01'), authorId: cast.administrator.id },
      ...{ approvedById: cast.programManager.id, approvedAt: new Date(), sentAt: new Date() },
      ...{ createdAt: new Date(), updatedAt: new Date() },
    },
  });
};

/** Two amendments become part of the agreement: another wording, and a greater number of officers. */
const amend = async (): Promise<void> => {
  const wording = await begin(id, cast.liaison, wishes.MODIFY);
  await rewrite(wording, cast.liaison, 'evidence', amended);
  await readyToSign(wording, cast);
  await signIt(wording, cast);
  const cap = await begin(id, cast.liaison, wishes.CHANGE_CAP);
  await readyToSign(cap, cast);
  await signIt(cap, cast);
};

beforeAll(async () => {
  cast = await aCast();
  const walk = { id: await anAgreement(cast).in('NEGOTIATION'), cast, own: cast.calder };
  id = walk.id;
  const media = await sectionOf(id, 'media');
  await takeAgreement('save_section', id, cast.liaison, { sectionId: media.id, body: agreed });
  await walkOn(walk, 'NEGOTIATION', 'IMPLEMENTING');
  const more = { objective: 'Reduce gang-related shootings', period: '12 months' };
  await takeAgreement('save_measures', id, cast.liaison, {
    rows: [
      { ...more, name: 'Shootings', baseline: '31', target: '20 or fewer' },
      { ...more, name: 'Joint cases', baseline: '0', target: '12' },
      { ...more, name: 'Tips by phone', baseline: '5', target: '50' },
    ],
  });
  await walkOn(walk, 'IMPLEMENTING', 'ACTIVE');
  await amend();
  await newerTemplate();
  clock.moveTo(nearTheEnd);
  await takeAgreement('start_expiring', id, systemActor);
});

describe('nobody starts a renewal', () => {
  test('but the program manager', async () => {
    const review = await aReview(id);
    for (const actor of [cast.calder.approver, cast.liaison, cast.legal, cast.administrator]) {
      expect(await tryStep('begin_renewal', id, actor, review)).toMatchObject({ ok: false });
      expect(await getRenewalPage(actor, id)).toBeNull();
    }
    expect(await tryStep('begin_renewal', id, cast.amity.approver, review)).toMatchObject({ why: 'not_found' });
  });

  test('before every measure of this agreement is reviewed, once', async () => {
    const { measures, review } = await aReview(id);
    const [first, second] = measures;
    const tries: [unknown, string][] = [
      [[], 'Review every measure first. Open: Shootings; Joint cases; Tips by phone.'],
      [[first, second], 'Review every measure first. Open: Tips by phone.'],
      [[first, first, second], 'The measures have changed since you opened this page. Open it again.'],
      [[...measures, { ...first, measureId: cast.liaison.id }], 'The measures have changed'],
    ];
    for (const [rows, says] of tries) {
      const answer = await tryStep('begin_renewal', id, cast.programManager, { measures: rows, review });
      expect(answer).toMatchObject({ ok: false, fields: { review: [expect.stringContaining(says)] } });
    }
    expect(await db.renewalReview.count()).toBe(0);
    expect(await getRenewalPage(cast.programManager, id)).toMatchObject({
      reasons: [],
      measures: [{ name: 'Shootings' }, { name: 'Joint cases' }, { name: 'Tips by phone' }],
      standing: { score: expect.any(Number) },
    });
  });
});

describe('a renewal', () => {
  test('is begun once when two begin it at the same time', async () => {
    const input = {
      ...(await aReview(id, (name) => {
        if (name === 'Shootings') return { figure: '18', fate: 'CHANGE', newTarget: '15' };
        if (name === 'Joint cases') return { figure: '', basis: 'UNKNOWN', judgement: 'PARTLY' };
        return { figure: '2', judgement: 'NOT_REACHED', note: 'Nobody calls any more.', fate: 'DROP' };
      })),
      version: await versionOf(id),
    };
    const both = await Promise.all(
      [1, 2].map(() => performAgreementStep('begin_renewal', id, cast.programManager, input)),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.renewalReview.count({ where: { agreementId: id } })).toBe(1);
    expect(await db.agreement.count({ where: { supersedesId: id } })).toBe(1);
  });

  test('keeps what was negotiated, takes the newest mandatory wording, and adds the new mandatory clause', async () => {
    const { sections, termMonths, templateVersion } = await successorOf(id);
    const of = (key: string) => sections.find((section) => section.key === key);
    expect(of('media')).toMatchObject({ body: agreed, source: 'NEGOTIATED', origin: 'CARRIED', locked: false });
    expect(of('evidence')).toMatchObject({ body: amended, source: 'NEGOTIATED', origin: 'CARRIED' });
    // What an amendment of a term carried into a clause is still the clause of the template.
    expect(of('personnel')?.body).toContain('assigns up to 6 officers');
    expect(of('personnel')).toMatchObject({ source: 'TEMPLATE', wordingVersion: '1' });
    expect(of('costs')?.body).toContain('This is the wording of 2027.');
    expect(of('costs')).toMatchObject({ origin: 'RENEWED', locked: true, source: 'TEMPLATE' });
    expect(of('parties')?.body).toBe((await sectionOf(id, 'parties')).body);
    expect(of('parties')).toMatchObject({ origin: 'CARRIED', wordingKey: 'OCS_MOU', wordingVersion: '1' });
    expect(of('civil-rights')).toMatchObject({ origin: 'CARRIED', locked: true, wordingKey: null });
    expect(of('body-cameras')).toMatchObject({ origin: 'ADDED', locked: true });
    // Term and notice are those of the version of today.
    expect([termMonths, templateVersion]).toEqual([36, '2']);
    expect(of('termination')?.body).toContain('This agreement lasts 3 years');
    expect(of('termination')).toMatchObject({ origin: 'RENEWED' });
  });

  test('goes on with the measures as they were reviewed, in its rows and in its text', async () => {
    const { measures, sections } = await successorOf(id);
    expect(measures.map(({ name, baseline, target }) => [name, baseline, target])).toEqual([
      ['Shootings', '18', '15'],
      ['Joint cases', '0', '12'],
    ]);
    const mission = sections.find(({ key }) => key === 'mission')?.body ?? '';
    expect(mission).toContain('- Shootings: from 18 to 15 (12 months)');
    expect(mission).not.toContain('Tips by phone');
    expect(mission).toContain(terms.objective);
  });

  test('shows its review on both pages, to the agency too, and nobody can change it', async () => {
    const next = await successorOf(id);
    const { number } = await db.agreement.findUniqueOrThrow({ where: { id } });
    for (const one of [id, next.id]) {
      const page = await getAgreementPage(cast.calder.officer, one);
      expect(page?.review).toMatchObject({ number, summary: expect.stringContaining('need goes on') });
      expect(page?.review?.measures.map(({ figure, judgement, fate }) => [figure, judgement, fate])).toEqual([
        ['18 (counted)', 'REACHED', 'New target: 15'],
        ['Not known', 'PARTLY', 'Keep the target'],
        ['2 (counted)', 'NOT_REACHED', 'Drop the measure'],
      ]);
    }
    await expect(ownerDb.$executeRaw`UPDATE measure_reviews SET judgement = 'REACHED'`).rejects.toThrow();
    await expect(ownerDb.$executeRaw`DELETE FROM renewal_reviews`).rejects.toThrow();
  });

  test('says of each section where it comes from, and shows word by word what differs', async () => {
    const next = await successorOf(id);
    const { number } = await db.agreement.findUniqueOrThrow({ where: { id } });
    const text = await getAgreementText(cast.calder.officer, next.id);
    const of = (key: string) => text?.sections.find((section) => section.key === key);
    expect(text?.predecessor?.number).toBe(number);
    expect(of('media')).toMatchObject({ originText: `Carried over from ${number}.`, marks: null });
    expect(of('media')?.changed).toBe(false);
    expect(of('costs')?.originText).toContain('newest wording');
    expect(of('costs')?.marks?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', text: expect.stringContaining('This is the wording of 2027.') },
    ]);
    const view = await getTextChanges(cast.calder.officer, next.id, { from: 0 });
    expect(view?.from).toMatchObject({ n: 0, label: `Text in force of ${number}` });
    expect(view?.changes.map(({ key }) => key)).toEqual(['mission', 'costs', 'termination', 'body-cameras']);
    expect(await getTextChanges(cast.liaison, id, { from: 0 })).toBeNull();
    expect(await getTextChanges(cast.amity.approver, next.id, { from: 0 })).toBeNull();
  });

  test('explains and amends each section by the version it was worded by', async () => {
    const next = await successorOf(id);
    const text = await getAgreementText(cast.calder.officer, next.id);
    const plain = (key: string) => text?.sections.find((section) => section.key === key)?.plain?.text;
    expect(plain('parties')).not.toContain('Said anew in 2027.');
    expect(plain('costs')).toContain('Said anew in 2027.');
    const agency = await db.agency.findUniqueOrThrow({ where: { id: next.agencyId } });
    const bodies = await db.$transaction((tx) => templateBodies(tx, { ...next, agency }));
    expect(bodies.get('parties')).not.toContain('the wording of 2027');
    expect(bodies.get('costs')).toContain('the wording of 2027');
  });

  test('fills a carried wording in again when its terms change, in the words it was carried over with', async () => {
    const next = await successorOf(id);
    await takeAgreement('save_terms', next.id, cast.liaison, { ...terms, objective: 'Fewer shootings still' });
    const mission = await sectionOf(next.id, 'mission');
    expect(mission.body).toContain('Fewer shootings still');
    expect((await sectionOf(next.id, 'parties')).body).not.toContain('the wording of 2027');
    expect((await sectionOf(next.id, 'media')).body).toBe(agreed);
    expect((await sectionOf(next.id, 'costs')).body).toContain('the wording of 2027');
  });
});
