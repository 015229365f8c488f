// What the form of a rule line offers.

/** How many steps the form offers. */
export const stepRows = 5;

/** How a figure is tested. */
export const comparisons = [
  { value: 'AT_LEAST', label: 'It is at least the figure below' },
  { value: 'BELOW', label: 'It is below the figure below' },
  { value: 'NOT_COUNTED', label: 'It is estimated or unknown, not counted' },
] as const;
