-- What becomes of the wishes of somebody whose account is closed, whoever closes it and wherever from.

-- Nothing is counted, looked at or mailed for them from then on. In the scope of the portal: whoever closes an account
-- need not see what its person wished for.
CREATE FUNCTION closed_account_asks_for_nothing() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  DELETE FROM report_subscriptions WHERE user_id = NEW.id;
  DELETE FROM view_alerts WHERE user_id = NEW.id;
  UPDATE notices SET mail_state = 'NONE', mail_due_at = NULL
    WHERE user_id = NEW.id AND destroyed_at IS NULL
      AND (mail_state = 'HELD' OR (digest_id IS NOT NULL AND mail_state IN ('WAITING', 'DEFERRED')));
  RETURN NULL;
END $$;
CREATE TRIGGER closed_account_asks_for_nothing AFTER UPDATE OF active ON users
  FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION closed_account_asks_for_nothing();

-- Accounts that were closed before.
DELETE FROM report_subscriptions s USING users u WHERE u.id = s.user_id AND NOT u.active;
DELETE FROM view_alerts a USING users u WHERE u.id = a.user_id AND NOT u.active;
UPDATE notices n SET mail_state = 'NONE', mail_due_at = NULL FROM users u
  WHERE u.id = n.user_id AND NOT u.active AND n.destroyed_at IS NULL
    AND (n.mail_state = 'HELD' OR (n.digest_id IS NOT NULL AND n.mail_state IN ('WAITING', 'DEFERRED')));

-- What the schedule destroys of closed accounts, by kind: one digest over the rows of a person, NULL where there are
-- none or the account is open. Retention is asked by ICE, which reads no wishes of an agency's people; a digest tells none.
CREATE FUNCTION closed_account_digest(p_type text, p_user uuid) RETURNS text LANGUAGE sql STABLE
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
  SELECT encode(sha256(convert_to(string_agg(kept.line, chr(10) ORDER BY kept.line), 'UTF8')), 'hex') FROM (
    SELECT to_jsonb(t)::text AS line FROM absences t WHERE p_type = 'ABSENCES' AND t.user_id = p_user
    UNION ALL SELECT to_jsonb(t)::text FROM notice_settings t WHERE p_type = 'ACCOUNT_WISHES' AND t.user_id = p_user
    UNION ALL SELECT to_jsonb(t)::text FROM notice_choices t WHERE p_type = 'ACCOUNT_WISHES' AND t.user_id = p_user
    UNION ALL SELECT to_jsonb(t)::text FROM case_watches t WHERE p_type = 'ACCOUNT_WISHES' AND t.user_id = p_user
    UNION ALL SELECT to_jsonb(t)::text FROM report_subscriptions t WHERE p_type = 'ACCOUNT_WISHES' AND t.user_id = p_user
    UNION ALL SELECT to_jsonb(t)::text FROM view_alerts t WHERE p_type = 'ACCOUNT_WISHES' AND t.user_id = p_user
  ) kept WHERE EXISTS (SELECT 1 FROM users u WHERE u.id = p_user AND NOT u.active)
$$;

-- Destroys them, with the line of a certificate for this closing of the account, while nothing holds its agency.
CREATE FUNCTION destroy_of_closed_account(p_type text, p_closing uuid) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
DECLARE
  person users;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('record_holds'));
  SELECT u.* INTO person FROM users u JOIN account_changes c ON c.user_id = u.id WHERE c.id = p_closing AND c.kind = 'CLOSE'
    FOR SHARE OF u;
  IF person.id IS NULL OR person.active OR NOT is_certified(p_type, p_closing)
     OR record_is_held(NULL, NULL, person.agency_id) THEN
    RAISE EXCEPTION 'what a closed account leaves is destroyed only with its line in a certificate, while nothing holds it';
  END IF;
  IF p_type = 'ABSENCES' THEN
    DELETE FROM absences WHERE user_id = person.id;
  ELSE
    DELETE FROM notice_settings WHERE user_id = person.id;
    DELETE FROM notice_choices WHERE user_id = person.id;
    DELETE FROM case_watches WHERE user_id = person.id;
    DELETE FROM report_subscriptions WHERE user_id = person.id;
    DELETE FROM view_alerts WHERE user_id = person.id;
  END IF;
END $$;

-- Who was away stays, as load and coverage were judged by it, until its person has left for long.
CREATE FUNCTION absence_is_kept() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp SET access.scope = 'system' AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM account_changes c JOIN destroyed_records d ON d.record_id = c.id AND d.record_type = 'ABSENCES'
    JOIN users u ON u.id = c.user_id WHERE c.user_id = OLD.user_id AND c.kind = 'CLOSE' AND NOT u.active
      AND d.destroyed_at >= OLD.recorded_at) THEN
    RAISE EXCEPTION 'an absence is destroyed only with the line of its account in a certificate';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER absence_is_kept BEFORE DELETE ON absences FOR EACH ROW EXECUTE FUNCTION absence_is_kept();
