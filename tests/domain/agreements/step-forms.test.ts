import { describe, expect, test } from 'vitest';
import { agreementStepForms, agreementStepScreens } from '@/lib/domain/agreements/step-forms';
import { agreementStepNames, agreementSteps } from '@/lib/domain/agreements/steps';
import { fieldNames } from '@/lib/domain/workflow/step-field';

// A step that people take is asked for on a step page, on a screen of its own, or by its button alone.

const people = agreementStepNames.filter((name) => !agreementSteps[name].by.includes('SYSTEM'));
const keysOf = (name: (typeof people)[number]) => Object.keys(agreementSteps[name].needs.shape).sort();

describe.each(people)('%s', (name) => {
  test('asks for what its schema takes', () => {
    const form = agreementStepForms[name];
    const screen = agreementStepScreens[name];
    expect(form !== undefined && screen !== undefined).toBe(false);
    if (form) expect(fieldNames(form.fields).sort()).toEqual(keysOf(name));
    else if (!screen) expect(keysOf(name)).toEqual([]);
  });
});
