-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "aal" SMALLINT,
ADD COLUMN     "ip_ref" TEXT,
ADD COLUMN     "request_id" UUID,
ADD COLUMN     "session_ref" UUID;

-- CreateIndex
CREATE INDEX "audit_events_action_seq_idx" ON "audit_events"("action", "seq");

-- CreateIndex
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");

-- From here on the text of an event holds how sure we were of the person, where they sat and which request it was, and
-- "v":2. Events written before have no "v", and are checked as they were written.
--
-- The one way in takes the text alone and copies the columns out of it, so that no column can differ from what is hashed.
-- It locks the head, so that numbers have no gap, takes the database's time, and hashes
-- SHA-256(0x01 || previous hash || canonical text). p_event is canonical JSON (RFC 8785) made by the application.
DROP FUNCTION audit_append(uuid, text, text, text, uuid, text, text);
CREATE FUNCTION audit_append(p_event text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  event jsonb := p_event::jsonb;
  head audit_head%ROWTYPE;
  moment timestamptz(3);
  next_seq bigint;
  text_to_hash text;
  new_hash text;
BEGIN
  IF jsonb_typeof(event) <> 'object' OR length(p_event) > 16384 OR p_event ~ '[\x01-\x1f]' THEN
    RAISE EXCEPTION 'this is not the text of an audit event';
  END IF;
  IF (SELECT array_agg(name ORDER BY name COLLATE "C") FROM jsonb_object_keys(event) AS name) IS DISTINCT FROM
        ARRAY['aal', 'action', 'actor', 'facts', 'ip', 'outcome', 'request', 'role', 'session', 'target']
     OR jsonb_typeof(event->'facts') IS DISTINCT FROM 'object' OR jsonb_typeof(event->'target') IS DISTINCT FROM 'object'
     OR coalesce(event->>'outcome', '') NOT IN ('done', 'refused') THEN
    RAISE EXCEPTION 'this is not the text of an audit event';
  END IF;
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
  moment := clock_timestamp();
  next_seq := head.seq + 1;
  text_to_hash := format('{"at":"%s","event":%s,"seq":%s,"v":2}',
    to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), p_event, next_seq);
  new_hash := encode(sha256('\x01'::bytea || decode(head.hash, 'hex') || convert_to(text_to_hash, 'UTF8')), 'hex');
  INSERT INTO audit_events (seq, at, actor_id, actor_role, action, target_type, target_id, outcome,
      session_ref, aal, ip_ref, request_id, canon, prev_hash, hash)
    VALUES (next_seq, moment, (event->>'actor')::uuid, event->>'role', event->>'action',
      event->'target'->>'type', (event->'target'->>'id')::uuid, event->>'outcome',
      (event->>'session')::uuid, (event->>'aal')::smallint, event->>'ip', (event->>'request')::uuid,
      text_to_hash, head.hash, new_hash);
  UPDATE audit_head SET seq = next_seq, hash = new_hash WHERE id = 1;
  RETURN next_seq;
END $$;

-- The head moves with the chain, one event at a time, and stays.
CREATE FUNCTION audit_head_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW.id <> OLD.id OR NEW.seq <> OLD.seq + 1
     OR NOT EXISTS (SELECT 1 FROM audit_events WHERE seq = NEW.seq AND hash = NEW.hash) THEN
    RAISE EXCEPTION 'the head of the audit chain moves only through audit_append';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_head_follows BEFORE INSERT OR UPDATE OR DELETE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION audit_head_follows();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
