import type { Client } from 'pg';

/**
 * Continues the audit log with one event for each row of the histories that has none: hashed one over the other as
 * audit_append does it (see the migration audit_who_and_where), so that the chain holds and can be verified. The
 * function itself would lock and look up its head for every event.
 */
export async function continueAuditChain(client: Client): Promise<void> {
  await client.query(`
    DO $$
    DECLARE
      head audit_head%ROWTYPE;
      step record;
      moment timestamptz(3);
      canon text;
      next_hash text;
      kind text;
    BEGIN
      SELECT * INTO STRICT head FROM audit_head WHERE id = 1;
      FOR step IN SELECT * FROM status_events WHERE audit_seq > head.seq ORDER BY audit_seq LOOP
        moment := clock_timestamp();
        kind := CASE WHEN step.request_id IS NULL THEN 'agreement' ELSE 'request' END;
        canon := format('{"at":"%s","event":{"aal":2,"action":"%s.%s","actor":%s,"facts":{},"ip":null,"outcome":"done","request":null,"role":"%s","session":null,"target":{"id":"%s","type":"%s"}},"seq":%s,"v":2}',
          to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), kind, step.step,
          coalesce('"' || step.actor_id || '"', 'null'), step.actor_role, coalesce(step.request_id, step.agreement_id), kind,
          step.audit_seq);
        next_hash := encode(sha256('\\x01'::bytea || decode(head.hash, 'hex') || convert_to(canon, 'UTF8')), 'hex');
        INSERT INTO audit_events (seq, at, actor_id, actor_role, action, target_type, target_id, outcome, aal, canon, prev_hash, hash)
          VALUES (step.audit_seq, moment, step.actor_id, step.actor_role, kind || '.' || step.step, kind,
            coalesce(step.request_id, step.agreement_id), 'done', 2, canon, head.hash, next_hash);
        head.seq := step.audit_seq;
        head.hash := next_hash;
      END LOOP;
      UPDATE audit_head SET seq = head.seq, hash = head.hash WHERE id = 1;
    END $$`);
}
