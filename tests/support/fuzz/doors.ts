import { isAgreementStep } from '@/lib/domain/agreements/steps';
import { isRequestStep } from '@/lib/domain/requests/steps';
import type { performAgreementStep, performRequestStep } from '@/lib/server/cases/perform';
import type { Door } from '@/tests/support/fuzz/each-step';

// The two doors to the steps, as doors that take any name.

/** The door to the steps of a request. */
export const asRequestStep =
  (perform: typeof performRequestStep): Door =>
  (name, id, actor, raw) => {
    if (!isRequestStep(name)) throw new Error(`There is no step ${name} of a request.`);
    return perform(name, id, actor, raw);
  };

/** The door to the steps of an agreement. */
export const asAgreementStep =
  (perform: typeof performAgreementStep): Door =>
  (name, id, actor, raw) => {
    if (!isAgreementStep(name)) throw new Error(`There is no step ${name} of an agreement.`);
    return perform(name, id ?? '', actor, raw);
  };
