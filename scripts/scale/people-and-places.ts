import type { Client } from 'pg';
import { stateTimeZones } from '@/lib/domain/agencies/time-zone';
import type { ScalePlan } from '@/scripts/scale/scale-plan';

// Agencies of every county and their people, and the liaisons of the offices. All of them are invented, and none can sign
// in: their addresses end in .example and their passwords are nobody's.

/** Agencies by how many of them there are in the country, more or less: police of towns, sheriffs, and the rest. */
const kinds = `(VALUES
  ('MUNICIPAL_POLICE', 'MUNICIPAL', 'City of %s Police Department', 'Chief of police', false, 0.62),
  ('SHERIFF', 'COUNTY', '%s County Sheriff’s Office', 'Sheriff', true, 0.80),
  ('CAMPUS_POLICE', 'SPECIAL', '%s College Police Department', 'Chief of police', false, 0.86),
  ('COUNTY_CORRECTIONS', 'COUNTY', '%s County Department of Detention', 'Director', true, 0.90),
  ('PROSECUTOR', 'COUNTY', '%s County District Attorney’s Office', 'District attorney', false, 0.95),
  ('TASK_FORCE', 'REGIONAL', '%s Area Task Force', 'Commander', false, 1.0)
) AS kind(type, level, name, head, jail, upto)`;

/** Makes the agencies (`scale.agencies`, numbered from 1) and two people of each: an officer and an approver. */
export async function makeAgencies(client: Client, { agencies }: ScalePlan): Promise<void> {
  await client.query(`
    CREATE UNLOGGED TABLE scale.agencies AS
    SELECT one.n::int, gen_random_uuid() AS id, county.state_code, county.name AS county, kind.type, kind.level, kind.head, kind.jail,
           format(kind.name, county.name) || CASE WHEN one.n > ${agencies} / 2 THEN ' ' || one.n ELSE '' END AS name,
           (exp(8 + 3 * drawn.size))::int AS population, gen_random_uuid() AS officer_id, gen_random_uuid() AS approver_id
      FROM generate_series(1, ${agencies}) AS one(n)
      CROSS JOIN LATERAL (SELECT random() + one.n * 0 AS kind, random() + one.n * 0 AS size) AS drawn
      JOIN LATERAL (SELECT * FROM ${kinds} WHERE upto >= drawn.kind ORDER BY upto LIMIT 1) AS kind ON true
      JOIN scale.counties county ON county.n = 1 + (one.n * 7919) % (SELECT count(*) FROM scale.counties)`);
  await client.query(
    `INSERT INTO agencies (id, legal_name, type, level, state_code, counties, governing_body_name, head_title, head_name,
      email_domain, sworn_count, civilian_count, population, operates_jail, border_features, time_zone, status, verified_at,
      created_at, facts_source, search_text, verified_domains)
    SELECT id, name, type::agency_type, level::agency_level, state_code, ARRAY[county], county || ' board', head, 'Head of ' || n,
      'agency' || n || '.example', 5 + population / 900, population / 3000, population, jail, '{}', ($1::jsonb) ->> state_code,
      'VERIFIED', now() - interval '6 years', now() - interval '6 years', 'generated', lower(name || ' ' || county || ' ' || state_code),
      ARRAY['agency' || n || '.example']
      FROM scale.agencies`,
    [JSON.stringify(Object.fromEntries(stateTimeZones))],
  );
  await client.query(`
    INSERT INTO users (id, name, title, work_email, roles, agency_id, active, demonstration, created_at)
    SELECT person.id, person.name || a.n, person.title, person.word || '@agency' || a.n || '.example', person.roles::role[], a.id,
      true, true, now() - interval '6 years'
      FROM scale.agencies a CROSS JOIN LATERAL (VALUES
        (a.officer_id, 'Officer ', 'Lieutenant', 'officer', '{AGENCY_OFFICER}'),
        (a.approver_id, 'Head of ', a.head, 'head', '{AGENCY_APPROVER}')) AS person(id, name, title, word, roles)`);
}

/** Makes the liaisons of each field office (`scale.liaisons`), and counts those that the demonstration has among them. */
export async function makeLiaisons(client: Client, { liaisonsPerOffice }: ScalePlan): Promise<void> {
  await client.query(`
    INSERT INTO users (id, name, title, work_email, roles, office_id, active, demonstration, created_at)
    SELECT gen_random_uuid(), 'Liaison ' || k || ' of ' || o.name, 'Liaison', 'liaison' || k || '.' || o.id || '@office.example',
      '{LIAISON}'::role[], o.id, true, true, now() - interval '6 years'
      FROM offices o CROSS JOIN generate_series(1, ${liaisonsPerOffice}) AS k WHERE o.kind <> 'HQ_OSLC'`);
  await client.query(`
    CREATE UNLOGGED TABLE scale.liaisons AS
    SELECT (row_number() OVER (ORDER BY o.id, u.id))::int AS n, u.id, o.id AS office_id
      FROM users u JOIN offices o ON o.id = u.office_id WHERE 'LIAISON' = ANY (u.roles) AND o.kind <> 'HQ_OSLC'`);
}
