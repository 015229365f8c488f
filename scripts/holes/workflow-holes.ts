import type { PlantedHole } from '@/scripts/holes/planted-hole';

const matrix = 'tests/server/workflow/permission-matrix.test.ts';
const races = 'tests/server/workflow/races.test.ts';
const engine = 'lib/server/workflow/carry-out.ts';

/** Holes in the engine of the workflows and in the tables it leans on. */
export const workflowHoles: readonly PlantedHole[] = [
  {
    name: 'a step asks for no role',
    file: 'lib/domain/workflow/decide.ts',
    from: 'if (!step.by.some((taker) => actor.roles.includes(taker)))',
    to: 'if (step.by.length === 0)',
    test: 'tests/server/requests/assessment-walk.test.ts',
    turnsRed: 'only the liaison of this request starts it',
  },
  {
    name: 'a step is taken on a case out of sight',
    file: engine,
    from: '(existing === null || !canSee(actor, noun.scope(existing)))',
    to: 'existing === null',
    test: 'tests/server/requests/assessment-walk.test.ts',
    turnsRed: 'only the liaison of this request starts it',
  },
  {
    name: 'a step is taken from any state',
    file: 'lib/domain/workflow/decide.ts',
    from: 'if (!startsFrom(step, facts.status)) return',
    to: 'if (!startsFrom(step, facts.status) && step.kind === undefined) return',
    test: 'tests/server/workflow/random-walks.test.ts',
    turnsRed: 'a random walk',
  },
  {
    name: 'guards are not asked',
    file: 'lib/domain/workflow/decide.ts',
    from: 'if (reasons.length > 0)',
    to: 'if (reasons.length > 99)',
    test: 'tests/domain/workflow/walks.test.ts',
    turnsRed: 'nothing is executed that is not wholly signed and sealed',
  },
  {
    name: 'no lock on the row of a case',
    file: 'lib/server/requests/case-row.ts',
    from: '::uuid FOR UPDATE`',
    to: '::uuid`',
    test: races,
    turnsRed: 'a step that waits for the case is decided by what it is afterward',
  },
  {
    name: 'a page out of date may act',
    file: engine,
    from: 'if (seen !== row.version) throw',
    to: 'if (seen === 0) throw',
    test: races,
    turnsRed: 'a page that is out of date changes nothing',
  },
  {
    name: 'a form sent twice acts twice',
    file: 'lib/server/workflow/perform.ts',
    from: 'if (!key || actor.id === null) return null;',
    to: 'if (key || actor.id === null) return null;',
    test: races,
    turnsRed: 'one form sent twice has one effect',
  },
  {
    name: 'a list shows what may not be opened',
    file: 'lib/server/requests/visible.ts',
    from: '{ id: { in: [] } }',
    to: '{}',
    test: matrix,
    turnsRed: 'somebody without sight sees nothing',
  },
  {
    name: 'ICE reads drafts of agencies',
    file: 'lib/server/requests/visible.ts',
    from: 'if (sight.all) either.push({ submittedAt: { not: null } });',
    to: 'if (sight.all) return {};',
    test: matrix,
    turnsRed: 'PROGRAM_MANAGER sees in a list exactly what it may open',
  },
  {
    name: 'notes of ICE are read by the agency',
    file: 'lib/domain/access/readable.ts',
    from: "if (actor.side === 'AGENCY') return ['SHARED', 'AGENCY_ONLY'];",
    to: "if (actor.side === 'AGENCY') return ['SHARED', 'AGENCY_ONLY', 'ICE_ONLY'];",
    test: 'tests/server/access/ice-only.test.ts',
    turnsRed: 'reaches nobody of the agency by any read',
  },
  {
    name: 'four eyes: the check of the table on assessments is dropped',
    file: 'prisma/migrations/20261124060733_partnership_depth/migration.sql',
    from: 'ALTER TABLE rule_tables ADD CONSTRAINT rule_table_four_eyes CHECK (\n  approved_by_id IS NULL OR approved_by_id IS DISTINCT FROM author_id);',
    to: '',
    test: 'tests/server/requests/edge-fixtures.test.ts',
    turnsRed: 'nor a rule table in force that somebody wrote and nobody else approved',
  },
  {
    name: 'the trigger that keeps signatures in order is dropped',
    file: 'prisma/migrations/20261129111956_signing_groups/migration.sql',
    from: 'CREATE TRIGGER signature_in_order BEFORE INSERT OR UPDATE ON signatures\n  FOR EACH ROW EXECUTE FUNCTION signature_in_order();',
    to: '',
    test: 'tests/server/agreements/signing.test.ts',
    turnsRed: 'out of turn is refused by the portal and by the table',
  },
  {
    name: 'the factor shown for a signature never grows old',
    file: 'lib/server/agreements/bound-factor.ts',
    from: 'return factor && (now().getTime() - factor.at.getTime()) / 60_000;',
    to: 'return factor && 0;',
    test: 'tests/server/agreements/ceremony.test.ts',
    turnsRed: 'counts for the text it was shown for',
  },
];
