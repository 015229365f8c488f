import type { PlantedHole } from '@/scripts/holes/planted-hole';

const releases = 'tests/server/records/releases.test.ts';
const holds = 'tests/server/records/holds-and-retention.test.ts';
const marks = 'tests/domain/records/marks.test.ts';
const releaseGuards = 'prisma/migrations/20261129142811_record_releases/migration.sql';
const holdGuards = 'prisma/migrations/20261129152851_record_holds/migration.sql';

/** Holes in what leaves, in what is held, and in what is destroyed. */
export const releaseHoles: readonly PlantedHole[] = [
  {
    name: 'marked words are painted over and not taken out',
    file: 'lib/domain/records/marks.ts',
    from: '(exemption === null ? piece : placeholderFor(exemption))',
    to: '(exemption === null ? piece : piece + placeholderFor(exemption))',
    test: marks,
    turnsRed: 'no character under a mark is in what leaves, and every other one is',
  },
  {
    name: 'a file with marks leaves as it was stored',
    file: 'lib/server/records/releases/leaving.ts',
    from: "  if (untouched || form === 'AS_STORED') return",
    to: '  if (untouched || source.file) return',
    test: releases,
    turnsRed: 'what is marked, withheld or for one side alone is in no byte of the package; what leaves is there',
  },
  {
    name: 'whoever prepared a copy approves it',
    file: 'lib/domain/records/may-approve.ts',
    from: 'if (hands.preparedById === actorId || hands.submittedById === actorId) {',
    to: 'if (hands.preparedById === null) {',
    test: marks,
    turnsRed: 'nobody with a hand in a copy approves it',
  },
  {
    name: 'an approved copy is changed at the database',
    file: releaseGuards,
    from: 'CREATE TRIGGER release_content_is_fixed BEFORE INSERT OR UPDATE OR DELETE ON release_marks\n  FOR EACH ROW EXECUTE FUNCTION release_content_is_fixed();',
    to: '',
    test: releases,
    turnsRed: 'a change after the approval takes it away, and what was approved is what leaves',
  },
  {
    name: 'a package is fetched without a fresh confirmation',
    file: 'lib/server/records/releases/release-download.ts',
    from: "  if (missingStepUp(actor, 'export_case')) return 'UNCONFIRMED';\n",
    to: '',
    test: releases,
    turnsRed:
      'the package is fetched only by who confirmed it is them, and each fetch is kept in the log and the chain',
  },
  {
    name: 'sensitive content may leave to the public',
    file: 'lib/domain/records/profiles.ts',
    from: "    never: ['LES_CUI'],",
    to: '    never: [],',
    test: marks,
    turnsRed: 'sensitive content never leaves to the public; to others a person decides',
  },
  {
    name: 'a hold keeps no file at the database',
    file: holdGuards,
    from: 'IF record_is_held(OLD.request_id, OLD.agreement_id, OLD.agency_id) THEN',
    to: 'IF false THEN',
    test: holds,
    turnsRed: 'a file under a hold can be removed neither by a person nor by anybody at the database',
  },
  {
    name: 'a destruction is confirmed by who asked for it',
    file: 'lib/server/records/retention/run-commands.ts',
    from: 'if (run.askedById === actorId) return',
    to: 'if (run.askedById === null) return',
    test: holds,
    turnsRed:
      'seven years on: what is due goes by two people with a certificate; the held, the young and the shared stay',
  },
  {
    name: 'a file is destroyed without a certificate',
    file: holdGuards,
    from: "OR NOT is_certified('DOCUMENT', OLD.id)) THEN",
    to: ') THEN',
    test: holds,
    turnsRed:
      'seven years on: what is due goes by two people with a certificate; the held, the young and the shared stay',
  },
];
