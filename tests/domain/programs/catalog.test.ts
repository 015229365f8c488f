import { describe, expect, test } from 'vitest';
import { agencyTypeLabels, agencyTypes, usualLevel } from '@/lib/domain/agencies/agency-type';
import {
  addOns,
  catalog,
  catalogVersion,
  isDelegating,
  mayApply,
  openPrograms,
  producesAgreement,
  readinessChecklist,
  signingOrder,
} from '@/lib/domain/programs/catalog';
import { obligationTypes } from '@/lib/domain/programs/obligation-type';
import { instrumentKinds, type Program } from '@/lib/domain/programs/program';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';
import {
  iceSignatureRoles,
  signatureRoles,
  signerLines,
  signingGroups,
  signingOrderFault,
} from '@/lib/domain/programs/signature-role';

const entries = Object.entries(catalog) as [ProgramCode, Program][];

describe('the catalog', () => {
  test('holds every code once, under its own key, with a version', () => {
    expect(Object.keys(catalog).sort()).toEqual([...programCodes].sort());
    for (const [key, program] of entries) expect(program.code).toBe(key);
    expect(catalogVersion).toMatch(/^\d+\.\d+$/);
    expect(new Set(entries.map(([, program]) => program.name)).size).toBe(programCodes.length);
  });

  test('is thirteen components and rapid repatriation, when the three models of delegated authority count as one', () => {
    const components = new Set(programCodes.map((code) => (code.startsWith('287G') ? '287G' : code)));
    expect(components.size).toBe(14);
  });

  test.each(entries)('%s has every field filled with text a person can read', (_code, program) => {
    for (const text of [program.name, program.shortName, program.summary, program.whoMayApplyText]) {
      expect(text.trim().length).toBeGreaterThan(5);
    }
    expect(program.purpose.length).toBeGreaterThan(120);
    for (const claim of [program.term, program.notice, program.training]) {
      expect(claim.text.length).toBeGreaterThan(3);
    }
    for (const list of [
      program.authority,
      program.whoMayApply,
      program.whatYouBring,
      program.readiness,
      program.sources,
    ]) {
      expect(list.length).toBeGreaterThan(0);
    }
    expect(instrumentKinds).toContain(program.instrumentKind);
    for (const type of program.whoMayApply) expect(agencyTypes).toContain(type);
    for (const duty of program.duties) expect(obligationTypes).toContain(duty);
    expect(new Set(program.whoMayApply).size).toBe(program.whoMayApply.length);
  });

  test.each(entries)('%s says what is to be confirmed wherever a claim is not confirmed', (_code, program) => {
    const claims = [program.term, program.notice, program.training];
    for (const claim of claims) expect(/to be confirmed/i.test(claim.text)).toBe(!claim.confirmed);
    const unsure = claims.some((claim) => !claim.confirmed) || program.authority.some((source) => !source.confirmed);
    if (unsure) expect(program.toBeConfirmed.length).toBeGreaterThan(0);
  });

  test.each(entries)('%s has a legal signing order in every case', (code, program) => {
    for (const governingBody of [true, false]) {
      for (const optional of [true, false]) {
        expect(signingOrderFault(signingOrder(code, { governingBody, optional }))).toBeNull();
      }
    }
    for (const { role } of program.signers) expect(signatureRoles).toContain(role);
  });

  test.each(entries)('%s: a notice counted in days has days, any other has none', (_code, { notice }) => {
    expect(notice.days !== null).toBe(notice.mode === 'DAYS');
  });

  test.each(entries)('%s has readiness items with keys of their own', (code) => {
    const items = readinessChecklist(code);
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    for (const item of items) expect(item.atLeast === undefined || item.needs === 'NUMBER').toBe(true);
  });
});

describe('outcomes', () => {
  test('a signed agreement always has an agency head and an ICE signer; a form agreement has the governing body', () => {
    for (const [code, program] of entries) {
      const order = signingOrder(code);
      if (program.outcomeKind === 'SIGNED_AGREEMENT') {
        expect(order[0]).toBe('AGENCY_HEAD');
        expect(iceSignatureRoles).toContain(order.at(-1));
      }
    }
    expect(signingOrder('AFES')).toEqual(['AGENCY_HEAD', 'GOVERNING_BODY_HEAD']);
  });

  test('only signed and form agreements produce a document', () => {
    const producing = programCodes.filter(producesAgreement);
    expect(producing).toEqual([
      '287G_JEM',
      '287G_TFM',
      '287G_WSO',
      'AFES',
      'BEST',
      'T19',
      'DBFTF',
      'OCS',
      'PREDATOR',
      'REPAT',
    ]);
  });

  test('a county board signs between the agency head and ICE, only where local law asks', () => {
    expect(signingOrder('OCS')).toEqual(['AGENCY_HEAD', 'ICE_SAC']);
    expect(signingOrder('OCS', { governingBody: true })).toEqual(['AGENCY_HEAD', 'GOVERNING_BODY_HEAD', 'ICE_SAC']);
  });

  test('only 287(g) delegates', () => {
    expect(programCodes.filter(isDelegating)).toEqual(['287G_JEM', '287G_TFM', '287G_WSO']);
  });
});

describe('who may take part', () => {
  test('the switched-off entries are the two other 287(g) models and rapid repatriation', () => {
    const off = programCodes.filter((code) => !catalog[code].enabledByDefault);
    expect(off).toEqual(['287G_TFM', '287G_WSO', 'REPAT']);
    expect(openPrograms().map((program) => program.code)).toHaveLength(13);
  });

  test('a task force may not sign for equitable sharing; Secure Communities is for the state bureau alone', () => {
    expect(mayApply('AFES', 'TASK_FORCE')).toBe(false);
    expect(mayApply('AFES', 'GUARD_COUNTERDRUG')).toBe(true);
    expect(mayApply('T19', 'PROSECUTOR')).toBe(false);
    expect(catalog.SECCOM.whoMayApply).toEqual(['STATE_ID_BUREAU']);
  });

  test('every agency type has a label, a usual level, and a program it may join, except task forces and others', () => {
    for (const type of agencyTypes) {
      expect(agencyTypeLabels[type]).toBeTruthy();
      expect(usualLevel[type]).toBeTruthy();
    }
    const without = agencyTypes.filter((type) => programCodes.every((code) => !mayApply(code, type)));
    expect(without).toEqual(['TASK_FORCE', 'OTHER']);
  });
});

describe('the signing order rule', () => {
  test('refuses ICE before the agency, a role twice, and an order that does not start with the agency head', () => {
    expect(signingOrderFault(['ICE_SAC', 'AGENCY_HEAD'])).toContain('agency head signs first');
    expect(signingOrderFault(['AGENCY_HEAD', 'ICE_SAC', 'GOVERNING_BODY_HEAD'])).toContain('before ICE');
    expect(signingOrderFault(['AGENCY_HEAD', 'AGENCY_HEAD'])).toContain('only once');
    expect(signingOrderFault([])).toBeNull();
  });

  test('lets people of one side sign together, and a witness after those they attest', () => {
    const order = ['AGENCY_HEAD', 'GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'WITNESS', 'ICE_SAC'] as const;
    expect(signingGroups(order, [])).toEqual([1, 2, 3, 4, 5]);
    expect(signingGroups(order, ['GOVERNING_BODY_HEAD', 'WITNESS'])).toEqual([1, 1, 2, 2, 3]);
    expect(signingOrderFault(order, ['GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY'])).toBeNull();
    expect(signingOrderFault(order, ['LEGAL_COUNSEL_AGENCY', 'WITNESS'])).toContain('signs after the people');
    expect(signingOrderFault(order, ['ICE_SAC'])).toContain('people of one side');
    expect(signingOrderFault(order, ['AGENCY_HEAD'])).toContain('after another signer');
    expect(signingOrderFault(['AGENCY_HEAD', 'ICE_SAC'], ['WITNESS'])).toContain('after another signer');
    expect(signerLines(order, ['WITNESS'])).toEqual([
      'Agency head',
      'Head of the governing body',
      'Agency counsel, as to form and Clerk or witness, in any order',
      'Special agent in charge',
    ]);
  });
});

describe('add-ons', () => {
  test('reimbursement joins task force agreements and keeps a legal order', () => {
    expect(addOns.map((addOn) => addOn.code)).toEqual(['REIMBURSEMENT']);
    for (const addOn of addOns) {
      expect(addOn.isAddOn).toBe(true);
      expect(addOn.goesWith).toContain('BEST');
      expect(signingOrderFault(addOn.signers.map(({ role }) => role))).toBeNull();
    }
  });
});
