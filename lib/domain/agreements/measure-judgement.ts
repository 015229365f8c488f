// How a measure is judged before a renewal, and what becomes of it.

export const judgements = ['REACHED', 'PARTLY', 'NOT_REACHED'] as const;

export const judgementLabels = {
  REACHED: 'Reached',
  PARTLY: 'Partly reached',
  NOT_REACHED: 'Not reached',
} as const satisfies Record<Judgement, string>;

export const judgementTones = {
  REACHED: 'green',
  PARTLY: 'yellow',
  NOT_REACHED: 'red',
} as const satisfies Record<Judgement, string>;

export const fates = ['KEEP', 'CHANGE', 'DROP'] as const;

export const fateLabels = {
  KEEP: 'Keep the target',
  CHANGE: 'Change the target',
  DROP: 'Drop the measure',
} as const satisfies Record<Fate, string>;

export type Judgement = (typeof judgements)[number];

/** What becomes of a measure in the agreement that follows. */
export type Fate = (typeof fates)[number];
