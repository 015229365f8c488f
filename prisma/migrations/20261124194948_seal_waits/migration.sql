-- CreateEnum
CREATE TYPE "seal_wait" AS ENUM ('TIMESTAMP', 'REPAIR');

-- CreateEnum
CREATE TYPE "seal_level" AS ENUM ('B_B', 'B_T');

-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "seal_level" "seal_level",
ADD COLUMN     "seal_stamped_at" TIMESTAMPTZ(3),
ADD COLUMN     "seal_tried_at" TIMESTAMPTZ(3),
ADD COLUMN     "seal_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "seal_waits_for" "seal_wait";

-- Seals made before there were timestamps carry none.
UPDATE agreements SET seal_level = 'B_B' WHERE sealed_document_id IS NOT NULL;
UPDATE agreements SET seal_waits_for = 'REPAIR', seal_tries = 1, seal_tried_at = updated_at
  WHERE seal_problem IS NOT NULL AND sealed_document_id IS NULL;
UPDATE agreements SET seal_problem = NULL WHERE sealed_document_id IS NOT NULL;

ALTER TABLE agreements
  ADD CONSTRAINT seal_wait_has_its_problem CHECK ((seal_waits_for IS NULL) = (seal_problem IS NULL)),
  ADD CONSTRAINT sealed_waits_for_nothing CHECK (sealed_document_id IS NULL OR seal_waits_for IS NULL),
  ADD CONSTRAINT sealed_has_its_level CHECK ((sealed_document_id IS NULL) = (seal_level IS NULL)),
  ADD CONSTRAINT stamped_is_level_t CHECK ((seal_level IS NOT DISTINCT FROM 'B_T') = (seal_stamped_at IS NOT NULL)),
  ADD CONSTRAINT seal_tries_are_counted CHECK (seal_tries >= 0 AND (seal_tries = 0) = (seal_tried_at IS NULL));

-- The level of a seal is what the file says. It is written once, with the file.
CREATE FUNCTION seal_level_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.seal_level IS NOT NULL AND (NEW.seal_level, NEW.seal_stamped_at, NEW.sealed_document_id)
     IS DISTINCT FROM (OLD.seal_level, OLD.seal_stamped_at, OLD.sealed_document_id) THEN
    RAISE EXCEPTION 'An agreement is sealed once, and its seal is never changed.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER seal_level_is_fixed BEFORE UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION seal_level_is_fixed();
