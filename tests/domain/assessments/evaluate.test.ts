import { describe, expect, test } from 'vitest';
import type { Band } from '@/lib/domain/assessments/evaluation';
import type { Cap, ProgramRule } from '@/lib/domain/assessments/rule-set';
import { aGate, aRule, asks, earns, judged, lacks, recommends, sheriff } from '@/tests/support/small-rules';

const reasonIds = (rule: ProgramRule, answers: Record<string, boolean> = {}) =>
  judged(rule, sheriff(answers)).reasons.map(({ id }) => id);

describe('the bands of a scored program', () => {
  test.each<[number, number, Band]>([
    [60, 50, 'RECOMMENDED'],
    [100, 100, 'RECOMMENDED'],
    [60, 49.9, 'CONSIDER'],
    [100, 0, 'CONSIDER'],
    [59.9, 100, 'CONSIDER'],
    [35, 0, 'CONSIDER'],
    [34.9, 100, 'NOT_INDICATED'],
    [0, 50, 'NOT_INDICATED'],
  ])('need %d and capacity %d: %s', (need, capacity, band) => {
    const found = judged(aRule({ need: [earns(need)], capacity: [earns(capacity)] }));
    expect(found).toMatchObject({ band, need, capacity, missing: [], heldBy: null, unlock: [], openGates: [] });
  });

  test.each<[string, Partial<ProgramRule>, { need: number | null; capacity: number | null }]>([
    ['need', { need: [earns(60), asks(20, 'D5')] }, { need: null, capacity: 50 }],
    ['capacity', { capacity: [earns(50), asks(20, 'D5')] }, { need: 60, capacity: null }],
  ])('a missing answer about %s leaves the program incomplete, and is named', (_what, parts, sums) => {
    const found = judged(recommends(parts));
    expect(found).toMatchObject({ band: 'INCOMPLETE', missing: ['D5'], ...sums });
    expect(found.reasons[0]?.text).toMatch(/answers .* missing/u);
  });

  test('a code that several lines and gates wait for is named once, the gates first', () => {
    const found = judged(
      recommends({ gates: [aGate('G2')], need: [asks(60, 'D5')], capacity: [asks(40, 'G2'), asks(10, 'D5')] }),
    );
    expect(found.missing).toEqual(['G2', 'D5']);
  });

  test('the lines are those of need, then those of capacity', () => {
    const found = judged(recommends());
    expect(found.lines.map(({ part, earned }) => [part, earned])).toEqual([
      ['need', 60],
      ['capacity', 50],
    ]);
  });
});

describe('a gate', () => {
  const gated = recommends({ gates: [aGate('G2'), aGate('G4')] });

  test('that fails beats every score and every missing answer, and says what would open it', () => {
    const found = judged(gated, sheriff({ G2: false }));
    expect(found).toMatchObject({
      band: 'NOT_ELIGIBLE',
      missing: [],
      unlock: [{ question: 'G2', text: 'Mend G2.' }],
      reasons: [{ id: 'gate.gate-G2', text: 'G2 is not so.' }],
      gates: [{ question: 'G2', pass: false }],
      openGates: [{ question: 'G4' }],
    });
  });

  test('that fails is the only reason, and one that passes is none', () => {
    expect(reasonIds(gated, { G2: true, G4: false })).toEqual(['gate.gate-G4']);
  });

  test('that waits leaves the program incomplete; one that passes changes nothing', () => {
    expect(judged(gated, sheriff({ G2: true }))).toMatchObject({ band: 'INCOMPLETE', missing: ['G4'], unlock: [] });
    expect(judged(gated, sheriff({ G2: true, G4: true }))).toMatchObject({ band: 'RECOMMENDED', unlock: [] });
  });
});

describe('programs that are not scored', () => {
  const lines = { need: [earns(60)], capacity: [earns(50)] };
  const by = (mode: ProgramRule['mode'], gates = [aGate('F1')]) => aRule({ mode, gates, ...lines });

  test('a service is offered to whoever named a concern and has access to it', () => {
    const concern = { GANG: { severity: 1, trend: 'FLAT', nexus: 'NONE' } } as const;
    const service = (access: boolean | null, concerns = {}) =>
      judged(by('SERVICE'), sheriff({ F1: access }, concerns)).band;
    expect(service(true, concern)).toBe('OFFERED');
    expect(service(true)).toBe('NOT_INDICATED');
    expect(service(false, concern)).toBe('NOT_ELIGIBLE');
    expect(service(null, concern)).toBe('INCOMPLETE');
    const offered = judged(by('SERVICE'), sheriff({ F1: true }, concern));
    expect(offered).toMatchObject({ need: null, capacity: null });
    expect(offered.reasons[0]).toMatchObject({ id: 'band', text: expect.stringContaining('access to the service') });
  });

  test('a case by hand is one as soon as its gates are open, without a score', () => {
    const manual = judged(by('MANUAL'), sheriff({ F1: true }));
    expect(manual).toMatchObject({ band: 'MANUAL', need: null, capacity: null, unlock: [] });
    expect(manual.reasons[0]).toMatchObject({ id: 'band', text: expect.stringContaining('legal note') });
    expect(judged(by('MANUAL'), sheriff({ F1: false })).band).toBe('NOT_ELIGIBLE');
    expect(judged(by('MANUAL'), sheriff()).band).toBe('INCOMPLETE');
  });

  test('what belongs to the state goes there whatever the gates say, but the state bureau itself is a case by hand', () => {
    const routed = judged(by('ROUTED'), sheriff({ F1: false }));
    expect(routed).toMatchObject({ band: 'ROUTE_TO_STATE', need: null, unlock: [], missing: [] });
    expect(routed.reasons[0]).toMatchObject({
      id: 'band',
      text: expect.stringContaining('state identification bureau'),
    });
    expect(judged(by('ROUTED'), { ...sheriff(), agencyType: 'STATE_ID_BUREAU' }).band).toBe('MANUAL');
  });
});

describe('the reasons', () => {
  test('are the lines that gave points, the strongest first, and none that gave nothing', () => {
    const rule = aRule({
      need: [earns(20), lacks(30), earns(45)],
      capacity: [earns(10), earns(60), lacks(5)],
    });
    expect(judged(rule).reasons).toEqual([
      { id: 'capacity.earns-60', text: 'Earns-60 is so.' },
      { id: 'need.earns-45', text: 'Earns-45 is so.' },
      { id: 'need.earns-20', text: 'Earns-20 is so.' },
      { id: 'capacity.earns-10', text: 'Earns-10 is so.' },
    ]);
  });

  test('of a high need without capacity begin with “build capacity” and end with what is lacking, the heaviest first', () => {
    const rule = aRule({ need: [earns(60), lacks(40)], capacity: [lacks(20), earns(30), lacks(50)] });
    expect(judged(rule).reasons.map(({ id }) => id)).toEqual([
      'build-capacity',
      'need.earns-60',
      'capacity.earns-30',
      'lacks.lacks-50',
      'lacks.lacks-20',
    ]);
    expect(judged(rule).reasons[0]?.text).toContain('build capacity first');
    expect(judged(rule).reasons.at(-1)?.text).toBe('lacks-20 is not so.');
  });

  test('of a need in the middle do not ask for capacity first, but name what is lacking', () => {
    expect(reasonIds(aRule({ need: [earns(59.9)], capacity: [earns(70), lacks(30)] }))).toEqual([
      'capacity.earns-70',
      'need.earns-59.9',
      'lacks.lacks-30',
    ]);
  });

  test('of a low need say that it is low, and name nothing that is lacking', () => {
    const rule = aRule({ need: [earns(10)], capacity: [lacks(30)] });
    expect(reasonIds(rule)).toEqual(['low-need', 'need.earns-10']);
    expect(judged(rule).reasons[0]?.text).toContain('rated low');
  });

  test('of a recommended program name nothing that is lacking', () => {
    expect(reasonIds(recommends({ capacity: [earns(50), lacks(50)] }))).toEqual(['need.earns-60', 'capacity.earns-50']);
  });

  test('of an incomplete program leave out the lines that wait', () => {
    expect(reasonIds(recommends({ capacity: [asks(50, 'D5')] }))).toEqual(['band', 'need.earns-60']);
  });

  test('name a limit where it took something away, before all lines', () => {
    const cap = (at: number): Cap => ({
      ...{ id: 'guessed', at, sentence: 'Count first.' },
      if: { kind: 'agencyType', in: ['SHERIFF'] },
    });
    const rule = (at: number) => aRule({ need: [earns(60)], capacity: [earns(50)], caps: [cap(at)] });
    expect(judged(rule(34)).reasons.slice(0, 2)).toEqual([
      { id: 'cap.guessed', text: 'Count first.' },
      expect.objectContaining({ id: 'low-need' }),
    ]);
    expect(reasonIds(rule(60))).not.toContain('cap.guessed');
    const waiting = aRule({ need: [asks(60, 'D5')], capacity: [earns(50)], caps: [cap(34)] });
    expect(reasonIds(waiting)).not.toContain('cap.guessed');
  });
});

describe('supervision by ICE (S6)', () => {
  const supervised = recommends({ supervisor: 'I1', capacity: [earns(50), lacks(10)] });

  test('that there is none holds a recommendation back, and that is the first reason', () => {
    const held = judged(supervised, sheriff({ I1: false }));
    expect(held).toMatchObject({ band: 'CONSIDER', heldBy: 'S6', need: 60, capacity: 50, missing: [], flags: ['S6'] });
    expect(held.reasons.map(({ id }) => id)).toEqual(['S6', 'need.earns-60', 'capacity.earns-50', 'lacks.lacks-10']);
    expect(held.reasons[0]?.text).toContain('unless a supervisor overrides with a reason');
  });

  test('that nobody has said leaves it open, and names the question', () => {
    expect(judged(supervised, sheriff())).toMatchObject({ band: 'INCOMPLETE', heldBy: null, missing: ['I1'] });
  });

  test('that there is some, or that none is asked for, recommends it', () => {
    expect(judged(supervised, sheriff({ I1: true }))).toMatchObject({ band: 'RECOMMENDED', heldBy: null });
    expect(judged(recommends(), sheriff({ I1: false }))).toMatchObject({ band: 'RECOMMENDED', heldBy: null });
  });

  test.each([[{}], [{ I1: false }]])('holds nothing that would not be recommended: %j', (answers) => {
    const low = judged(aRule({ supervisor: 'I1', need: [earns(40)] }), sheriff(answers));
    expect(low).toMatchObject({ band: 'CONSIDER', heldBy: null, missing: [] });
  });
});
