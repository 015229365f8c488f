import 'server-only';
import { officePlan } from '@/lib/domain/agencies/office-areas';
import { type Place, states } from '@/lib/domain/agencies/states';
import type { Database } from '@/lib/server/db/client';
import { allCounties } from '@/lib/server/places/atlas';

// States, counties and offices: reference data that every portal needs, demonstration or not.

/** Brings states, counties and field offices up to date. Safe to run at every start, and by several at once. */
export const syncPlaces = async (db: Database): Promise<void> => {
  const counties = await allCounties();
  await db.state.createMany({ data: [...states], skipDuplicates: true });
  await writeCounties(db, counties);
  await writeOffices(db, counties);
};

// Three thousand rows in one statement: the columns travel as arrays, which takes a tenth of the time of a list of rows.
const writeCounties = (db: Database, counties: readonly Place[]) => db.$executeRaw`
  INSERT INTO counties (fips, state_code, name)
  SELECT * FROM unnest(
    ${counties.map(({ fips }) => fips)}::text[],
    ${counties.map(({ stateCode }) => stateCode)}::text[],
    ${counties.map(({ name }) => name)}::text[])
  ON CONFLICT (fips) DO UPDATE SET name = excluded.name WHERE counties.name <> excluded.name`;

// The areas are a proposal: where an operator has given a state to an office of the line, or has an office of this
// name, theirs stands.
const writeOffices = async (db: Database, counties: readonly Place[]): Promise<void> => {
  const offices = await db.office.findMany({
    select: { name: true, line: true, coverage: { select: { stateCode: true } } },
  });
  const names = new Set(offices.map(({ name }) => name));
  const covered = new Set(
    offices.flatMap(({ line, coverage }) => coverage.map(({ stateCode }) => `${line} ${stateCode}`)),
  );
  const open = officePlan(counties)
    .map((office) => ({
      ...office,
      coverage: office.coverage.filter(({ stateCode }) => !covered.has(`${office.line} ${stateCode}`)),
    }))
    .filter(({ name, coverage }) => !names.has(name) && coverage.length > 0);
  if (open.length === 0) return;
  await db.$transaction(async (tx) => {
    const rows = open.map(({ coverage: _area, ...office }) => office);
    const made = await tx.office.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { id: true, name: true },
    });
    const ids = new Map(made.map(({ id, name }) => [name, id]));
    const areas = open.flatMap(({ name, coverage }) => {
      const officeId = ids.get(name);
      return officeId === undefined ? [] : coverage.map((area) => ({ officeId, ...area }));
    });
    await tx.$executeRaw`
      INSERT INTO office_coverage (id, office_id, state_code, county)
      SELECT gen_random_uuid(), * FROM unnest(
        ${areas.map(({ officeId }) => officeId)}::uuid[],
        ${areas.map(({ stateCode }) => stateCode)}::text[],
        ${areas.map(({ county }) => county)}::text[])`;
  });
};
