/** Runs once when the server starts: wrong settings end it here, with the list of them, and not at the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { readSettings, wordProblems } = await import('@/lib/server/env');
    const answer = readSettings(process.env);
    if (!answer.ok) {
      console.error(wordProblems(answer.problems));
      process.exit(1);
    }
    const { keepDoorRefusals } = await import('@/lib/server/door/note-refusals');
    keepDoorRefusals();
  }
}
