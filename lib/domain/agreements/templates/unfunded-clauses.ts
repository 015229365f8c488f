// Clauses of agreements that have no budget of their own.
import type { TemplateSection } from './template';

/** Nobody pays for the other, and no money is promised. */
export const ownCosts: TemplateSection = {
  key: 'costs',
  heading: 'Costs',
  body: 'Each side pays its own costs. Nothing here promises money that has not been appropriated (31 USC 1341).',
  lockReason: 'Federal law forbids promises of money that has not been appropriated (31 USC 1341).',
};

/** The figures of the plan, looked at once a year. */
export const yearlyMeasures: TemplateSection = {
  key: 'measures',
  heading: 'Measures',
  body: 'Both sides look once a year at these measures:\n\n{{measures}}',
};
