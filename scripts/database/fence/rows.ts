// Which rows of a table each scope may see and write, as SQL. The scopes are those of lib/server/db/request-scope.ts.

/** What the application may do with a table; TRUNCATE, triggers and DDL it never may. */
export type May = 'read' | 'append' | 'write' | 'full';

/** The rows of a table by scope, each a condition in SQL. The portal itself (`system`) sees all of them. */
export type Rows = {
  /** Somebody of ICE. Which office reaches what stays with the application (lib/domain/access/reach.ts). */
  ice: string;
  /** Somebody of one agency, whose id `ownAgency` stands for. */
  agency: string;
  /** Anybody who reads the public pages, signed in or not. */
  public: string;
  /** Somebody who signs in, asks for an account or follows a link from a mail. */
  arrival: string;
  /** A row that may be written although its writer may not read it back. */
  insert?: string;
};

const all = 'true';
const none = 'false';

// In a sub-select, so that PostgreSQL works it out once for a statement and not for each row.
const ownAgency = '(SELECT access_agency())';

/**
 * True when the row of another table that `column` names can be seen in the present scope. `self` stands for the table
 * that has the column, because the other one may have a column of the same name.
 */
const seen = (parent: string, column: string): string =>
  `EXISTS (SELECT 1 FROM ${parent} above WHERE above.id = self.${column})`;

/** No rows but those a scope is given. */
export const only = (given: Partial<Rows>): Rows => ({
  ice: none,
  agency: none,
  public: none,
  arrival: none,
  ...given,
});

/** Rows that carry the id of their agency. */
export const ofAgency = (given: Partial<Rows> = {}): Rows =>
  only({ ice: all, agency: `agency_id = ${ownAgency}`, ...given });

/** Rows that are seen by whoever sees the row they belong to, except in public. */
export const below = (parent: string, column: string, given: Partial<Rows> = {}): Rows =>
  only({ ice: seen(parent, column), agency: seen(parent, column), ...given });

/** As `below`, for a table that the public register reads. */
export const belowInPublic = (parent: string, column: string, condition = all): Rows =>
  below(parent, column, {
    public: condition === all ? seen(parent, column) : `${condition} AND ${seen(parent, column)}`,
  });

/** Rows that belong to one person: an agency has those of its own people. */
export const ofPerson = (column: string, given: Partial<Rows> = {}): Rows =>
  only({
    ice: all,
    agency: `EXISTS (SELECT 1 FROM users person WHERE person.id = self.${column} AND person.agency_id = ${ownAgency})`,
    ...given,
  });

/** Rows of ICE's own people, and to an agency those of its own. */
export const ofColleague = (column: string): Rows =>
  ofPerson(column, {
    ice: `EXISTS (SELECT 1 FROM users person WHERE person.id = self.${column} AND person.agency_id IS NULL)`,
  });

/** Rows that only ICE and the portal itself work with. */
export const ofIce: Rows = only({ ice: all });

export const conditions = { all, none, ownAgency, seen };
