// Chance that falls the same in every run.

const flightParts = [
  '$',
  '$@1',
  '$F1',
  '$Q1',
  '$W2',
  '$K1',
  '$n9',
  '$D2026',
  '$undefined',
  '$1:constructor',
  '$1:__proto__:x',
  '$B1',
  '$h1',
  '$i',
  '$L9',
  '$o1',
];

export type Dice = ((sides: number) => number) & {
  bytes: (most: number) => Uint8Array;
  /** What looks like the protocol by which actions are called. */
  flight: () => string;
  /** A text with some of its signs changed, left out or doubled. */
  mutated: (text: string) => string;
};

/** Makes dice; the same seed gives the same throws. */
export const dice = (seed: number): Dice => {
  let state = seed;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const roll = (sides: number): number => Math.floor(next() * sides);
  const part = (): string => JSON.stringify(flightParts[roll(flightParts.length)]);
  return Object.assign(roll, {
    bytes: (most: number) => Uint8Array.from({ length: roll(most) }, () => roll(256)),
    flight: () => {
      const parts = Array.from({ length: 1 + roll(6) }, () =>
        roll(3) === 0 ? `{"a":${part()},"then":${part()}}` : part(),
      );
      return `[${parts.join(',')}${roll(4) === 0 ? '' : ']'}`;
    },
    mutated: (text: string) => {
      let changed = text;
      for (let times = 1 + roll(5); times > 0; times -= 1) {
        const at = roll(changed.length);
        const piece = [String.fromCharCode(roll(128)), '', changed.slice(at, at + 10).repeat(2)][roll(3)] ?? '';
        changed = changed.slice(0, at) + piece + changed.slice(at + 1 + roll(20));
      }
      return changed;
    },
  });
};
