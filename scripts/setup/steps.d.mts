/** How many steps a start has; the first two run in the bootstrap, the others in the portal's own process. */
export const startSteps: number;

/** Runs one step and shows how long it takes, or the word that the work returns. */
export function showStep(number: number, label: string, work: () => Promise<string | undefined>): Promise<void>;
