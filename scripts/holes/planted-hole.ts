// A hole that is planted on purpose, to see that a test finds it.

export type PlantedHole = {
  /** What is broken, in words: "no policy call in a step". */
  name: string;
  /** The file that is changed, the text that stands in it once, and what stands there instead. */
  file: string;
  from: string;
  to: string;
  /** The test file that must turn red, and words of the name of a test in it that must fail. */
  test: string;
  turnsRed: string;
};

/** The text of a file with the hole in it. Throws when the place is not found, or found twice. */
export function plant(hole: PlantedHole, text: string): string {
  const parts = text.split(hole.from);
  if (parts.length !== 2) {
    throw new Error(`“${hole.name}”: the place stands ${parts.length - 1} times in ${hole.file}.`);
  }
  return parts.join(hole.to);
}
