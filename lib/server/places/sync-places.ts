import 'server-only';
import { officePlan } from '@/lib/domain/agencies/office-areas';
import { type Place, states } from '@/lib/domain/agencies/states';
import type { Database } from '@/lib/server/db/client';
import { allCounties } from '@/lib/server/places/atlas';

// States, counties and offices: reference data that every portal needs, demonstration or not.

const chunkRows = 1000;

/** Brings states, counties and field offices up to date. Safe to run at every start, and by several at once. */
export const syncPlaces = async (db: Database): Promise<void> => {
  const counties = await allCounties();
  await db.state.createMany({ data: [...states], skipDuplicates: true });
  await writeCounties(db, counties);
  await writeOffices(db, counties);
};

const writeCounties = async (db: Database, counties: readonly Place[]): Promise<void> => {
  const held = new Map((await db.county.findMany()).map((row) => [row.fips, row]));
  const missing = counties.filter(({ fips }) => !held.has(fips));
  for (let at = 0; at < missing.length; at += chunkRows) {
    await db.county.createMany({ data: missing.slice(at, at + chunkRows), skipDuplicates: true });
  }
  for (const { fips, name } of counties) {
    const row = held.get(fips);
    if (row && row.name !== name) await db.county.update({ where: { fips }, data: { name } });
  }
};

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
    await tx.officeCoverage.createMany({
      data: open.flatMap(({ name, coverage }) => {
        const officeId = ids.get(name);
        return officeId === undefined ? [] : coverage.map((area) => ({ officeId, ...area }));
      }),
    });
  });
};
