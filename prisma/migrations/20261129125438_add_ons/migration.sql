-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "joins_id" UUID;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_joins_id_fkey" FOREIGN KEY ("joins_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An add-on follows from the request of the agreement it joins, takes nobody's place and is no amendment.
ALTER TABLE agreements
  ADD CONSTRAINT add_on_of_another CHECK (joins_id <> id),
  ADD CONSTRAINT add_on_stands_beside CHECK (
    joins_id IS NULL OR (amends_id IS NULL AND supersedes_id IS NULL AND request_id IS NOT NULL));

-- One add-on of a template at a time; once it has ended, another may be begun.
CREATE UNIQUE INDEX one_add_on_of_a_template ON agreements (joins_id, template_key)
  WHERE status NOT IN ('EXPIRED', 'TERMINATED', 'SUPERSEDED', 'VOID');

CREATE FUNCTION add_on_fits_its_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.joins_id IS DISTINCT FROM OLD.joins_id THEN
    RAISE EXCEPTION 'An add-on stays with the agreement it was begun for.';
  END IF;
  IF NEW.joins_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM agreements a WHERE a.id = NEW.joins_id AND a.joins_id IS NULL AND a.amends_id IS NULL
        AND a.agency_id = NEW.agency_id AND a.program_code = NEW.program_code AND a.request_id = NEW.request_id) THEN
    RAISE EXCEPTION 'An add-on joins an agreement of the same agency, program and request, and no add-on or amendment.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER add_on_fits_its_agreement
  BEFORE INSERT OR UPDATE OF joins_id, amends_id, agency_id, program_code, request_id ON agreements
  FOR EACH ROW EXECUTE FUNCTION add_on_fits_its_agreement();
