/** What the verifier says about the files that its arguments name, and whether all of it can be trusted. */
export function judge(args: readonly string[]): Promise<{ holds: boolean; says: string }>;
