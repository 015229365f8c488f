import { describe, expect, test } from 'vitest';
import { type Band, bands } from '@/lib/domain/assessments/evaluation';
import {
  bandAfterChoice,
  choiceAllowed,
  choiceNeedsReason,
  choiceNeedsSupervisor,
  choiceReasonPrompt,
  type HeldBy,
  type HumanChoice,
  humanChoices,
} from '@/lib/domain/assessments/human-choice';

describe('a choice of people', () => {
  // Along the advice there is nothing to explain; what is decided by hand is explained either way.
  test.each<[Band, HumanChoice[]]>([
    ['RECOMMENDED', ['DO_NOT_OFFER']],
    ['OFFERED', ['DO_NOT_OFFER']],
    ['CONSIDER', []],
    ['NOT_INDICATED', ['OFFER']],
    ['NOT_ELIGIBLE', ['OFFER']],
    ['INCOMPLETE', ['OFFER']],
    ['MANUAL', ['OFFER', 'DO_NOT_OFFER']],
    ['ROUTE_TO_STATE', ['OFFER']],
  ])('at %s, with a reason for %j', (band, explained) => {
    expect(humanChoices.filter((choice) => choiceNeedsReason(band, choice))).toEqual(explained);
  });

  test('cannot override a failed gate, nor offer what belongs to the state; not to offer is always allowed', () => {
    const closed = bands.filter((band) => !choiceAllowed(band, 'OFFER'));
    expect(closed).toEqual(['NOT_ELIGIBLE', 'ROUTE_TO_STATE']);
    expect(bands.every((band) => choiceAllowed(band, 'DO_NOT_OFFER'))).toBe(true);
  });

  test('asks for the reason that fits it, and for none where none is needed', () => {
    expect(choiceReasonPrompt('RECOMMENDED', 'OFFER')).toBeNull();
    expect(choiceReasonPrompt('CONSIDER', 'DO_NOT_OFFER', 'S6')).toBeNull();
    expect(choiceReasonPrompt('NOT_INDICATED', 'OFFER')).toContain('although the rules do not recommend it');
    expect(choiceReasonPrompt('RECOMMENDED', 'DO_NOT_OFFER')).toContain('although the rules would');
    expect(choiceReasonPrompt('MANUAL', 'DO_NOT_OFFER', 'S6')).toContain('although the rules would');
    expect(choiceReasonPrompt('MANUAL', 'DO_NOT_OFFER', 'ORDER-1')).toContain('although the rules would');
    expect(choiceReasonPrompt('CONSIDER', 'OFFER', 'ORDER-1')).toBe(
      'Say why the Criminal Alien Program alone is not enough.',
    );
    expect(choiceReasonPrompt('CONSIDER', 'OFFER', 'S6')).toMatch(/cannot assign or supervise now.* Say why/u);
  });
});

describe('a program that a rule holds back', () => {
  test.each<[HeldBy, boolean, boolean, Band]>([
    ['ORDER-1', true, false, 'RECOMMENDED'],
    ['S6', true, true, 'RECOMMENDED'],
    [null, false, false, 'CONSIDER'],
  ])('by %s: offering it', (heldBy, needsReason, needsSupervisor, band) => {
    expect(choiceNeedsReason('CONSIDER', 'OFFER', heldBy)).toBe(needsReason);
    expect(choiceNeedsSupervisor('OFFER', heldBy)).toBe(needsSupervisor);
    expect(bandAfterChoice('CONSIDER', 'OFFER', heldBy)).toBe(band);
  });

  test.each<[HeldBy]>([['ORDER-1'], ['S6'], [null]])('by %s: not offering it changes nothing', (heldBy) => {
    expect(choiceNeedsReason('CONSIDER', 'DO_NOT_OFFER', heldBy)).toBe(false);
    expect(choiceNeedsSupervisor('DO_NOT_OFFER', heldBy)).toBe(false);
    expect(bandAfterChoice('CONSIDER', 'DO_NOT_OFFER', heldBy)).toBe('CONSIDER');
  });
});
