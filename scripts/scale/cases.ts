import type { Client } from 'pg';
import type { ScalePlan } from '@/scripts/scale/scale-plan';

// Which requests there are: when each began, which story of the demonstration it follows, and whose it is.

/** Five years, over which requests came in evenly. */
const years = `interval '1826 days'`;

/**
 * How often a request follows a story, by its status: of requests of the last four months, and of those before. Most
 * requests ask something and end; few wait long.
 */
const shares = `(VALUES
  ('DRAFT', 14, 0.3), ('SUBMITTED', 10, 0.1), ('INTAKE_REVIEW', 8, 0.1), ('RETURNED', 7, 0.4), ('ASSIGNED', 12, 0.3),
  ('ASSESSING', 12, 0.6), ('ASSESSMENT_REVIEW', 5, 0.3), ('RECOMMENDED', 4, 0.2), ('PLAN_AGREED', 3, 0.2),
  ('HQ_REVIEW', 4, 0.4), ('APPROVED', 2, 0.1), ('DEFERRED', 1, 2), ('DECLINED', 4, 22), ('WITHDRAWN', 8, 23),
  ('CLOSED_NO_ACTION', 6, 50)
) AS share(status, young, old)`;

/** The agreements that come of requests, by how long ago they should have gone into force. */
const standing = `(VALUES
  ('NEGOTIATION', 'COMING', 5), ('LOCAL_APPROVAL', 'COMING', 3), ('SIGNING', 'COMING', 2), ('IMPLEMENTING', 'COMING', 2),
  ('ACTIVE', 'YOUNG', 88), ('NEED_REVIEW', 'YOUNG', 8), ('SUSPENDED', 'YOUNG', 4), ('EXPIRING', 'ENDING', 1),
  ('EXPIRED', 'OVER', 80), ('TERMINATED', 'OVER', 20)
) AS standing(status, age, share)`;

/** From a request to the day its agreement goes into force. */
const lead = `interval '120 days'`;

/** The first twenty digits of the ids of a case's rows: the moment, as in every id of the portal, and its number. */
const prefix = `lpad(to_hex((extract(epoch FROM d.began) * 1000)::bigint), 12, '0') || '7' ||
  substr(lpad(to_hex(d.n), 6, '0'), 1, 3) || '8' || substr(lpad(to_hex(d.n), 6, '0'), 4, 3)`;

/** The stories to follow (`scale.sources`), each with the share of its group that follows it. */
export async function findSources(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE scale.sources AS
    WITH told AS (
      SELECT r.id AS source, NULL::uuid AS agreement, age.name AS age, r.created_at AS began, NULL::date AS effective_on,
             (SELECT max(created_at) FROM status_events e WHERE e.request_id = r.id) AS ended,
             (CASE age.name WHEN 'NEW' THEN share.young ELSE share.old END)::float8 AS weight, r.status::text
        FROM requests r JOIN ${shares} ON share.status = r.status::text CROSS JOIN (VALUES ('NEW'), ('OLD')) AS age(name)
       WHERE NOT EXISTS (SELECT 1 FROM agreements a WHERE a.request_id = r.id)
      UNION ALL
      SELECT r.id, a.id, standing.age, r.created_at, a.effective_on,
             (SELECT max(created_at) FROM status_events e WHERE e.request_id = r.id OR e.agreement_id = a.id), standing.share, a.status::text
        FROM agreements a JOIN requests r ON r.id = a.request_id JOIN ${standing} ON standing.status = a.status::text
       WHERE num_nonnulls(a.amends_id, a.supersedes_id, a.joins_id) = 0
    ), shared AS (SELECT *, weight / count(*) OVER (PARTITION BY age, status) AS part FROM told)
    SELECT source, agreement, age, began, ended, effective_on,
           sum(part) OVER mine / sum(part) OVER (PARTITION BY age) AS upto,
           (sum(part) OVER mine - part) / sum(part) OVER (PARTITION BY age) AS above
      FROM shared WINDOW mine AS (PARTITION BY age ORDER BY source, agreement)`);
}

/** Draws the requests (`scale.cases`), the oldest first. Their titles are told by place and concern, some by a rare word. */
export async function drawCases(client: Client, plan: ScalePlan): Promise<void> {
  const every = Math.floor(plan.requests / plan.agreements);
  await client.query(`
    CREATE UNLOGGED TABLE scale.cases AS
    WITH drawn AS (
      SELECT n, now() - ${years} * (1 - (n - 1)::float8 / ${plan.requests}) AS began, random() AS luck,
             1 + (n::bigint * 104729) % ${plan.agencies} AS agency_n, (n % ${every}) = 0 AS is_agreed
        FROM generate_series(1, ${plan.requests}) AS n
    ), aged AS (
      SELECT *, CASE
        WHEN is_agreed AND began + ${lead} > now() THEN 'COMING'
        WHEN is_agreed AND began + ${lead} > now() - interval '550 days' THEN 'YOUNG'
        WHEN is_agreed AND began + ${lead} > now() - interval '730 days' THEN 'ENDING'
        WHEN is_agreed THEN 'OVER'
        WHEN began > now() - interval '120 days' THEN 'NEW' ELSE 'OLD' END AS age
        FROM drawn
    )
    SELECT d.n, ${prefix} AS prefix, s.source, s.agreement, d.began, s.began AS source_began, a.id AS agency_id, a.officer_id, a.approver_id,
           l.office_id, l.id AS liaison_id,
           CASE WHEN s.effective_on IS NOT NULL THEN extract(epoch FROM ${lead}) / extract(epoch FROM s.effective_on::timestamptz - s.began)
                ELSE least(1, extract(epoch FROM now() - d.began) * 0.98 / greatest(1, extract(epoch FROM s.ended - s.began)))
           END AS pace,
           (ARRAY['Gang activity', 'Counterfeit goods', 'Forged licenses', 'Human smuggling', 'Cash couriers', 'Jail identification',
             'Child exploitation', 'Weapons at the port', 'Narcotics corridor', 'Fugitives'])[1 + d.n % 10] || ' in ' || a.county ||
             CASE WHEN d.n % 10000 = 17 THEN ', quartzite quarry' ELSE '' END AS title
      FROM aged d
      JOIN scale.agencies a ON a.n = d.agency_n
      JOIN scale.liaisons l ON l.n = 1 + (d.n::bigint * 7) % (SELECT count(*) FROM scale.liaisons)
      JOIN scale.sources s ON s.age = d.age AND d.luck >= s.above AND d.luck < s.upto`);
  await client.query(
    'CREATE INDEX ON scale.cases (source); CREATE INDEX ON scale.cases (agreement); ANALYZE scale.cases',
  );
}
