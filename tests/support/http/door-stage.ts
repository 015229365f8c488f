import type { Client } from 'pg';
import {
  type Canary,
  canariesIn,
  casesOf,
  type KnownBy,
  mayKnow,
  plantCanaries,
  pullCanaries,
} from '@/tests/support/http/door-canaries';
import { type Answer, type DoorClient, doorClient } from '@/tests/support/http/door-client';
import { digestOf, openDatabase, rowsOf } from '@/tests/support/http/door-database';
import { closedAccount, type Knocker, knockers } from '@/tests/support/http/door-people';
import { allPlaces, type Case, type Cases, type Place, someCases } from '@/tests/support/http/door-places';
import { knownToAll } from '@/tests/support/http/door-public-texts';
import { wordsOf } from '@/tests/support/http/door-words';

// What both files of the access matrix begin with: everybody signed in, one case of each relation, every door with an
// address, and marks in every text of the two agencies.

/** Everything that is there. */
export type Stage = {
  database: Client;
  client: DoorClient;
  people: readonly Knocker[];
  cases: Cases;
  places: readonly Place[];
  /** The request of the agency that most of the people must not know of. */
  foreign: Case;
  planted: readonly Canary[];
  known: KnownBy;
  before: Record<string, string>;
};

const two = ['City of Port Amity', 'Calder County'];

const agencyIds = async (database: Client): Promise<string[]> => {
  const ids: string[] = [];
  for (const name of two) {
    const [row] = await rowsOf<{ id: string }>(
      database,
      'SELECT id::text AS id FROM agencies WHERE legal_name LIKE $1',
      [`${name}%`],
    );
    if (!row) throw new Error(`The demonstration has no ${name}.`);
    ids.push(row.id);
  }
  return ids;
};

/** Sets the stage on the running portal. */
export const openStage = async (origin: string): Promise<Stage> => {
  const database = await openDatabase();
  const client = doorClient(origin);
  const people = await knockers(client, database);
  const cases = await someCases(database);
  const places = await allPlaces(database, cases);
  const foreign = cases.requests.find(({ what }) => what === 'request of another agency');
  if (!foreign) throw new Error('There is no case of another agency.');
  const ids = await agencyIds(database);
  const [known, planted] = [await casesOf(database, ids), await plantCanaries(database, ids)];
  return { database, client, people, cases, places, foreign, planted, known, before: await digestOf(database) };
};

/** Leaves the portal as it was found. */
export const closeStage = async ({ database, planted }: Stage): Promise<void> => {
  await pullCanaries(database, planted);
  await database.query('UPDATE users SET active = true WHERE work_email = $1', [closedAccount]);
  await database.end();
};

/** The columns of an agency that show in an answer to somebody who must not know them. */
export const leaksIn = async (stage: Stage, key: string, who: Knocker, answer: Answer): Promise<string[]> =>
  canariesIn(await wordsOf(answer)).flatMap((mark) => {
    const canary = stage.planted.find((one) => one.mark === mark);
    if (!canary) return [`${key} | ${who.name} | a mark that nobody set`];
    const column = `${canary.table}.${canary.column}`;
    const isKnown = mayKnow(who, canary, stage.known) || knownToAll(key, column, who.role);
    return isKnown ? [] : [`${key} | ${who.name} | ${column}${canary.only === null ? '' : ` of ${canary.only}`}`];
  });

/** The marks of the other agency in an answer. */
export const foreignMarksIn = async ({ planted, foreign }: Stage, answer: Answer): Promise<string[]> => {
  const own = new Set(planted.filter(({ agencyId }) => agencyId === foreign.scope.agencyId).map(({ mark }) => mark));
  return canariesIn(await wordsOf(answer)).filter((mark) => own.has(mark));
};
