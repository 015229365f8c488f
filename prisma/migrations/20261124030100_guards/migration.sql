-- What must always hold, whatever the application does. Kept in SQL, because the Prisma schema cannot say it.

-- Case numbers: ACC-2026-000123 for requests, AGR-2026-000123 for agreements.
CREATE SEQUENCE request_number_seq;
CREATE SEQUENCE agreement_number_seq;

ALTER TABLE users
  ADD CONSTRAINT users_one_side CHECK ((agency_id IS NULL) <> (office_id IS NULL)),
  ADD CONSTRAINT users_have_a_role CHECK (cardinality(roles) >= 1),
  ADD CONSTRAINT users_email_is_lower CHECK (work_email = lower(work_email));

ALTER TABLE agencies
  ADD CONSTRAINT agencies_counts CHECK (sworn_count >= 0 AND civilian_count >= 0 AND population >= 0),
  ADD CONSTRAINT agencies_verified_by CHECK (status <> 'VERIFIED' OR verified_at IS NOT NULL),
  ADD CONSTRAINT agencies_ori_form CHECK (ori IS NULL OR ori ~ '^[A-Z0-9]{9}$');

ALTER TABLE requests
  ADD CONSTRAINT requests_number_form CHECK (number ~ '^ACC-[0-9]{4}-[0-9]{6}$'),
  ADD CONSTRAINT requests_version CHECK (version >= 1),
  ADD CONSTRAINT requests_counts CHECK (
    coalesce(sworn_count, 0) >= 0 AND coalesce(civilian_count, 0) >= 0 AND coalesce(population_served, 0) >= 0),
  ADD CONSTRAINT requests_submitted_when_with_ice CHECK (
    status IN ('DRAFT', 'WITHDRAWN', 'CLOSED_NO_ACTION') OR submitted_at IS NOT NULL),
  ADD CONSTRAINT requests_assigned_when_in_field CHECK (
    status IN ('DRAFT', 'SUBMITTED', 'INTAKE_REVIEW', 'RETURNED', 'WITHDRAWN', 'CLOSED_NO_ACTION')
    OR (office_id IS NOT NULL AND liaison_id IS NOT NULL)),
  ADD CONSTRAINT requests_closed_at CHECK (
    (status IN ('COMPLETED', 'DECLINED', 'WITHDRAWN', 'CLOSED_NO_ACTION')) = (closed_at IS NOT NULL)),
  ADD CONSTRAINT requests_review_date CHECK (status <> 'DEFERRED' OR review_on IS NOT NULL),
  ADD CONSTRAINT requests_not_its_own_prior CHECK (prior_request_id IS DISTINCT FROM id);

ALTER TABLE request_concerns ADD CONSTRAINT concern_severity CHECK (severity BETWEEN 0 AND 4);
ALTER TABLE headcounts ADD CONSTRAINT headcount_positive CHECK (count >= 1);
ALTER TABLE headcounts ADD FOREIGN KEY (program_code) REFERENCES programs (code);
ALTER TABLE program_choices ADD FOREIGN KEY (program_code) REFERENCES programs (code);
CREATE UNIQUE INDEX one_primary_contact ON request_contacts (request_id) WHERE "primary";

-- Separation of duties also in the table: no one approves an assessment of their own.
ALTER TABLE assessments
  ADD CONSTRAINT assessment_four_eyes CHECK (approved_by_id IS NULL OR approved_by_id <> author_id),
  ADD CONSTRAINT assessment_lock CHECK ((approved_by_id IS NULL) = (locked_at IS NULL));

ALTER TABLE plans
  ADD CONSTRAINT plan_versions CHECK (
    version >= 1
    AND coalesce(agency_accepted_version, 1) BETWEEN 1 AND version
    AND coalesce(ice_accepted_version, 1) BETWEEN 1 AND version),
  ADD CONSTRAINT plan_review CHECK (review_every_months BETWEEN 1 AND 24);

ALTER TABLE agreements
  ADD FOREIGN KEY (program_code) REFERENCES programs (code),
  ADD CONSTRAINT agreements_number_form CHECK (number ~ '^AGR-[0-9]{4}-[0-9]{6}$'),
  ADD CONSTRAINT agreements_version CHECK (version >= 1),
  ADD CONSTRAINT agreements_cap CHECK (max_authorized_officers IS NULL OR max_authorized_officers >= 1),
  ADD CONSTRAINT agreements_notice CHECK ((notice_mode = 'ON_RECEIPT') = (notice_days = 0)),
  ADD CONSTRAINT agreements_frozen_when_signing CHECK (status <> 'SIGNING' OR frozen_version_id IS NOT NULL),
  -- The status and the sealed file never disagree.
  ADD CONSTRAINT agreements_sealed_when_executed CHECK (
    status IN ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL', 'SIGNING', 'VOID')
    OR (sealed_document_id IS NOT NULL AND frozen_version_id IS NOT NULL AND executed_on IS NOT NULL)),
  ADD CONSTRAINT agreements_dated_when_in_force CHECK (
    status IN ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL', 'SIGNING', 'VOID', 'EXECUTED', 'IMPLEMENTING')
    OR effective_on IS NOT NULL),
  ADD CONSTRAINT agreements_dates_in_order CHECK (expires_on IS NULL OR effective_on IS NULL OR expires_on > effective_on),
  ADD CONSTRAINT agreements_end CHECK (
    (status IN ('EXPIRED', 'TERMINATED', 'SUPERSEDED', 'VOID')) = (ended_on IS NOT NULL AND end_reason IS NOT NULL)),
  ADD CONSTRAINT agreements_not_own_successor CHECK (supersedes_id IS DISTINCT FROM id);

ALTER TABLE agreement_versions
  ADD CONSTRAINT version_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT version_length CHECK (byte_length > 0);

ALTER TABLE signatures
  ADD CONSTRAINT signature_is_whole CHECK (
    status <> 'SIGNED' OR (
      user_id IS NOT NULL AND version_id IS NOT NULL AND signed_at IS NOT NULL AND consent_at IS NOT NULL
      AND typed_name IS NOT NULL AND statement IS NOT NULL AND statement_sha256 ~ '^[0-9a-f]{64}$'
      AND version_sha256 ~ '^[0-9a-f]{64}$' AND method IS NOT NULL AND auth_basis IS NOT NULL));
-- One place to sign for each position of the current round, and nobody in two of them.
CREATE UNIQUE INDEX one_signature_a_position ON signatures (agreement_id, position) WHERE status IN ('PENDING', 'SIGNED');
CREATE UNIQUE INDEX one_signature_a_person ON signatures (agreement_id, user_id)
  WHERE status IN ('PENDING', 'SIGNED') AND user_id IS NOT NULL;

ALTER TABLE local_approvals ADD CONSTRAINT approval_is_whole CHECK (
  result <> 'PASSED' OR (resolution_number <> '' AND meeting_on IS NOT NULL));

ALTER TABLE documents
  ADD CONSTRAINT document_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT document_length CHECK (byte_length > 0),
  ADD CONSTRAINT document_owner CHECK (num_nonnulls(request_id, agreement_id) = 1);
ALTER TABLE comments ADD CONSTRAINT comment_owner CHECK (num_nonnulls(request_id, agreement_id) = 1);
ALTER TABLE status_events ADD CONSTRAINT event_owner CHECK (num_nonnulls(request_id, agreement_id) = 1);

-- Signing in order: a place is signed only when every earlier place of the round is.
CREATE FUNCTION signature_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'SIGNED' AND NOT (NEW.status = 'VOID' AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status') THEN
    RAISE EXCEPTION 'a signature that was given can only be voided';
  END IF;
  IF NEW.status = 'SIGNED' AND OLD.status <> 'SIGNED' THEN
    IF EXISTS (
      SELECT 1 FROM signatures s
      WHERE s.agreement_id = NEW.agreement_id AND s.position < NEW.position AND s.status = 'PENDING') THEN
      RAISE EXCEPTION 'an earlier signer has not signed yet';
    END IF;
    IF NOT EXISTS (
      SELECT 1 FROM agreements a JOIN agreement_versions v ON v.id = a.frozen_version_id
      WHERE a.id = NEW.agreement_id AND a.status = 'SIGNING' AND v.id = NEW.version_id
        AND v.sha256 = NEW.version_sha256 AND v.voided_at IS NULL) THEN
      RAISE EXCEPTION 'the text signed is not the frozen text of this agreement';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_in_order BEFORE UPDATE ON signatures FOR EACH ROW EXECUTE FUNCTION signature_in_order();

-- Frozen texts do not change.
CREATE FUNCTION frozen_text_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'voided_at' <> to_jsonb(OLD) - 'voided_at' THEN
    RAISE EXCEPTION 'a frozen text cannot be changed or deleted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen_text_is_fixed BEFORE UPDATE OR DELETE ON agreement_versions
  FOR EACH ROW EXECUTE FUNCTION frozen_text_is_fixed();

-- The text cannot be edited while it is frozen for signing or afterwards.
CREATE FUNCTION sections_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM agreements a WHERE a.id = coalesce(NEW.agreement_id, OLD.agreement_id)
      AND a.status IN ('DRAFT', 'NEGOTIATION')) THEN
    RAISE EXCEPTION 'the text of this agreement is not open for editing';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER sections_are_frozen BEFORE INSERT OR UPDATE OR DELETE ON agreement_sections
  FOR EACH ROW EXECUTE FUNCTION sections_are_frozen();

-- History rows are written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only: % refused', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER status_events_append_only BEFORE UPDATE OR DELETE ON status_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER status_events_no_truncate BEFORE TRUNCATE ON status_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The audit chain. The hash of the first event leans on 64 zeros.
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, repeat('0', 64));
ALTER TABLE audit_head ADD CONSTRAINT audit_head_is_one_row CHECK (id = 1);

-- Appends one event: locks the head, so that numbers have no gap, takes the database's time, and hashes
-- SHA-256(0x01 || previous hash || canonical text). p_event is canonical JSON (RFC 8785) made by the application.
CREATE FUNCTION audit_append(
  p_actor uuid, p_actor_role text, p_action text, p_target_type text, p_target uuid, p_outcome text, p_event text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head%ROWTYPE;
  moment timestamptz(3);
  next_seq bigint;
  text_to_hash text;
  new_hash text;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
  moment := clock_timestamp();
  next_seq := head.seq + 1;
  text_to_hash := format('{"at":"%s","event":%s,"seq":%s}',
    to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), p_event, next_seq);
  new_hash := encode(sha256('\x01'::bytea || decode(head.hash, 'hex') || convert_to(text_to_hash, 'UTF8')), 'hex');
  INSERT INTO audit_events (seq, at, actor_id, actor_role, action, target_type, target_id, outcome, canon, prev_hash, hash)
    VALUES (next_seq, moment, p_actor, p_actor_role, p_action, p_target_type, p_target, p_outcome, text_to_hash, head.hash, new_hash);
  UPDATE audit_head SET seq = next_seq, hash = new_hash WHERE id = 1;
  RETURN next_seq;
END $$;

-- Rows enter the chain only as its next link, even when somebody inserts by hand.
CREATE FUNCTION audit_link_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head%ROWTYPE;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1;
  IF NEW.seq <> head.seq + 1 OR NEW.prev_hash <> head.hash
     OR NEW.hash <> encode(sha256('\x01'::bytea || decode(NEW.prev_hash, 'hex') || convert_to(NEW.canon, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'an audit event enters only through audit_append';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_link_holds BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION audit_link_holds();
