-- Trigrams: the public search finds an agency also where a word of it was mistyped. The extension comes with PostgreSQL
-- and is trusted: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- AlterTable
ALTER TABLE "agencies" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "directory_entries" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- An index reads one text: name, ORI, each county, and the state by name and code.
CREATE FUNCTION write_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := concat_ws(' ', NEW.legal_name, NEW.ori,
    CASE WHEN cardinality(NEW.counties) > 0 THEN array_to_string(NEW.counties, ' county ') || ' county' END,
    (SELECT name FROM states WHERE code = NEW.state_code), NEW.state_code);
  RETURN NEW;
END $$;
CREATE TRIGGER agency_search_text BEFORE INSERT OR UPDATE OF legal_name, ori, counties, state_code, search_text
  ON agencies FOR EACH ROW EXECUTE FUNCTION write_search_text();
CREATE TRIGGER entry_search_text BEFORE INSERT OR UPDATE OF legal_name, ori, counties, state_code, search_text
  ON directory_entries FOR EACH ROW EXECUTE FUNCTION write_search_text();
UPDATE agencies SET search_text = '';
UPDATE directory_entries SET search_text = '';

-- CreateIndex
CREATE INDEX "agencies_search_text_idx" ON "agencies" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "directory_entries_search_text_idx" ON "directory_entries" USING GIN ("search_text" gin_trgm_ops);

-- Nobody approves an assessment that they started or sent, and none is approved that nobody sent. "Not valid": the rule
-- binds every row that is written from now on, whatever an older one says.
ALTER TABLE assessments ADD CONSTRAINT assessment_approved_by_another CHECK (
  approved_by_id IS NULL
  OR (author_id IS NOT NULL AND approved_by_id <> author_id AND approved_by_id <> started_by_id)) NOT VALID;

-- A rule table that somebody wrote comes into force only when somebody approved it.
ALTER TABLE rule_tables ADD CONSTRAINT rule_table_in_force_is_approved CHECK (
  state NOT IN ('ACTIVE', 'RETIRED') OR author_id IS NULL OR approved_by_id IS NOT NULL) NOT VALID;

-- Whoever wrote the assessment does not approve the request on it, and a decision that was reopened is made anew by
-- somebody other than the person whose decision it was.
CREATE FUNCTION decided_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by_id IS NULL OR NEW.decided_at IS NOT DISTINCT FROM OLD.decided_at THEN
    RETURN NEW;
  END IF;
  IF NEW.decision_kind IN ('APPROVED', 'APPROVED_WITH_CONDITIONS') AND EXISTS (
    SELECT 1 FROM assessments WHERE request_id = NEW.id AND NEW.decided_by_id IN (author_id, started_by_id)) THEN
    RAISE EXCEPTION 'decided_by_another: the author of an assessment cannot approve the request';
  END IF;
  IF (SELECT first_decider_id = NEW.decided_by_id AND outcome IS DISTINCT FROM 'UPHELD' FROM reconsiderations
      WHERE request_id = NEW.id ORDER BY asked_at DESC, id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'decided_by_another: another person decides after the first decision was reopened';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_by_another BEFORE UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION decided_by_another();
