/**
 * A reason to stop that a person can mend. Whoever catches one prints its sentence alone, without a stack:
 * anything else that is thrown is a bug of ours.
 */
export class Refusal extends Error {
  /** Takes the sentence to print: what is wrong and what to do about it. */
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}

/**
 * Runs the main function of a script. A Refusal ends the process with its sentence and exit code 1; any other error
 * ends it with the stack, because that one we have to mend.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
