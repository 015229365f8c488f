-- A migration of its own: a new value of an enum counts only once the statement that added it is committed.

ALTER TABLE agreements
  DROP CONSTRAINT agreements_number_form,
  ADD CONSTRAINT agreements_number_form CHECK (
    number ~ CASE WHEN amends_id IS NULL THEN '^AGR-[0-9]{4}-[0-9]{6}$' ELSE '^AGR-[0-9]{4}-[0-9]{6}-A[1-9][0-9]?$' END),
  ADD CONSTRAINT amendment_is_whole CHECK (
    num_nonnulls(amends_id, amendment_kind, amendment_number, based_on_id, base_terms) IN (0, 5)
    AND (amends_id IS NULL) = (amendment_reason = '')),
  ADD CONSTRAINT amendment_number_counts CHECK (amendment_number BETWEEN 1 AND 99),
  ADD CONSTRAINT amendment_of_another CHECK (amends_id <> id AND based_on_id <> id),
  ADD CONSTRAINT extension_has_its_end CHECK ((amendment_kind IS NOT DISTINCT FROM 'EXTEND') = (new_end_on IS NOT NULL)),
  -- An amendment is never in force by itself, and nothing else is part of another agreement.
  ADD CONSTRAINT amendment_statuses CHECK (
    CASE WHEN amends_id IS NULL THEN status <> 'APPLIED'
    ELSE status IN ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL', 'SIGNING', 'EXECUTED', 'VOID', 'APPLIED') END),
  ADD CONSTRAINT amendment_has_no_place_of_its_own CHECK (
    amends_id IS NULL OR (published_at IS NULL AND supersedes_id IS NULL AND expires_on IS NULL
      AND termination_notice_id IS NULL));

-- At most one amendment of an agreement is being signed, and of two drafted on one text only one becomes part of it.
CREATE UNIQUE INDEX one_amendment_signed ON agreements (amends_id) WHERE status IN ('SIGNING', 'EXECUTED');
CREATE UNIQUE INDEX one_amendment_a_base ON agreements (based_on_id) WHERE status = 'APPLIED';

CREATE FUNCTION amendment_fits_its_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM agreements a WHERE a.id = NEW.amends_id AND a.amends_id IS NULL AND a.agency_id = NEW.agency_id
        AND a.program_code = NEW.program_code AND NEW.number = a.number || '-A' || NEW.amendment_number) THEN
    RAISE EXCEPTION 'An amendment changes an agreement of the same agency and program, and carries its number.';
  END IF;
  -- What an amendment builds on is the agreement itself, or an amendment that has become part of it.
  IF NEW.based_on_id <> NEW.amends_id AND NOT EXISTS (
      SELECT 1 FROM agreements b WHERE b.id = NEW.based_on_id AND b.amends_id = NEW.amends_id AND b.status = 'APPLIED') THEN
    RAISE EXCEPTION 'An amendment builds on a text that was in force.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER amendment_fits_its_agreement
  BEFORE INSERT OR UPDATE OF amends_id, based_on_id, amendment_number, number, agency_id, program_code ON agreements
  FOR EACH ROW WHEN (NEW.amends_id IS NOT NULL) EXECUTE FUNCTION amendment_fits_its_agreement();

-- What was signed stays as it was signed: its kind, its reason, what it builds on and the end it sets.
CREATE FUNCTION signed_amendment_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.amends_id, NEW.amendment_kind, NEW.amendment_number, NEW.amendment_reason, NEW.number)
       IS DISTINCT FROM (OLD.amends_id, OLD.amendment_kind, OLD.amendment_number, OLD.amendment_reason, OLD.number)
     OR (OLD.status NOT IN ('DRAFT', 'NEGOTIATION')
       AND (NEW.based_on_id, NEW.base_terms, NEW.new_end_on, NEW.objective, NEW.scope, NEW.supervisor_position,
         NEW.agency_contact, NEW.ice_contact, NEW.max_authorized_officers)
       IS DISTINCT FROM (OLD.based_on_id, OLD.base_terms, OLD.new_end_on, OLD.objective, OLD.scope,
         OLD.supervisor_position, OLD.agency_contact, OLD.ice_contact, OLD.max_authorized_officers)) THEN
    RAISE EXCEPTION 'What an amendment says is open only in its draft and its negotiation.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER signed_amendment_is_fixed BEFORE UPDATE ON agreements
  FOR EACH ROW WHEN (OLD.amends_id IS NOT NULL) EXECUTE FUNCTION signed_amendment_is_fixed();
