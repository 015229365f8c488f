/** Runs once when the server starts: wrong settings end it here, with the list of them, and not at the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { readSettings, wordProblems } = await import('@/lib/server/env');
    const { readProviders } = await import('@/lib/server/auth/identity/provider-settings');
    const answer = readSettings(process.env);
    const file = answer.ok ? answer.settings.OIDC_PROVIDERS_FILE : undefined;
    const providers = file ? readProviders(file) : null;
    const problems = [...(answer.ok ? [] : answer.problems), ...(providers && !providers.ok ? providers.problems : [])];
    if (problems.length > 0) {
      console.error(wordProblems(problems));
      process.exit(1);
    }
    const { keepDoorRefusals } = await import('@/lib/server/door/note-refusals');
    keepDoorRefusals();
    const { keepRefusedPages } = await import('@/lib/server/audit/note-refused-answer');
    keepRefusedPages();
  }
}
