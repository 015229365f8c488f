import type { PlantedHole } from '@/scripts/holes/planted-hole';

/** Holes in what the audit log keeps, who signs it, and what its verifiers see. */
export const auditHoles: readonly PlantedHole[] = [
  {
    name: 'a page reads the key that signs the log',
    file: 'lib/server/audit/chain-state.ts',
    from: "import { now } from '@/lib/server/clock';",
    to: "import { now } from '@/lib/server/clock';\nimport '@/lib/server/audit-signer/signing-key';",
    test: 'tests/house/audit-signer.test.ts',
    turnsRed: 'no page, route or action',
  },
  {
    name: 'an event may carry any fact',
    file: 'lib/domain/audit/catalogue.ts',
    from: 'const unknown = Object.keys(given.facts).find((name) => !Object.hasOwn(kind.facts, name));',
    to: 'const unknown = undefined;',
    test: 'tests/domain/audit/catalogue.test.ts',
    turnsRed: 'a fact is unknown',
  },
  {
    name: 'the verifier that stands alone compares no column',
    file: 'scripts/verify-audit.mjs',
    from: '  must(problem === null, seq, problem);',
    to: '',
    test: 'tests/scripts/verify-audit.test.ts',
    turnsRed: 'edited-column',
  },
  {
    name: 'the verifier that stands alone does not hash the text',
    file: 'scripts/verify-audit.mjs',
    from: "  must(hash === row.hash, seq, 'its text is not the text that was hashed');\n",
    to: '',
    test: 'tests/scripts/verify-audit.test.ts',
    turnsRed: 'the verifier in node judges the log edited-text-with-its-column',
  },
  {
    name: 'a flood of refusals fills the log',
    file: 'lib/server/audit/note-refusal.ts',
    from: 'if (tally === undefined || tally.times > 0) return;',
    to: 'if (tally === undefined) return;',
    test: 'tests/server/audit/refusals.test.ts',
    turnsRed: 'a flood of one refusal',
  },
  {
    name: 'a check of the log leaves the signed checkpoints out',
    file: 'lib/server/audit/verify-log.ts',
    from: 'return report.ok ? ((await checkpointFault()) ?? report) : report;',
    to: 'return report;',
    test: 'tests/server/audit/viewer.test.ts',
    turnsRed: 'a check finds a log whose newest signed event',
  },
  {
    name: 'a file is handed out though the log does not take it',
    file: 'lib/server/audit/note-read.ts',
    from: "outcome: 'done' }));",
    to: "outcome: 'done' })).catch(() => undefined);",
    test: 'tests/server/audit/effects.test.ts',
    turnsRed: 'no file and no list of people',
  },
  {
    name: 'a refused page is forgotten where the log was busy',
    file: 'lib/server/audit/keep-trying.ts',
    from: 'const pausesMs = [500, 2000, 5000, 15_000];',
    to: 'const pausesMs: readonly number[] = [];',
    test: 'tests/server/audit/refusals.test.ts',
    turnsRed: 'a refused page is kept though the log is held',
  },
];
