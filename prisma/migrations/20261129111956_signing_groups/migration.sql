-- AlterTable
ALTER TABLE "signatures" ADD COLUMN     "asked_version" INTEGER,
ADD COLUMN     "chain_position" INTEGER,
ADD COLUMN     "signing_group" INTEGER;

-- Until now every place was a group of its own, and whoever signed did it in the order of the places. The trigger keeps
-- given signatures from every change; it makes way for these two columns and comes back below.
DROP TRIGGER signature_in_order ON signatures;
UPDATE signatures SET signing_group = position;
UPDATE signatures s SET chain_position = given.n
  FROM (SELECT id, row_number() OVER (PARTITION BY version_id ORDER BY position) AS n
        FROM signatures WHERE statement_sha256 IS NOT NULL) given
  WHERE given.id = s.id;
ALTER TABLE "signatures" ALTER COLUMN "signing_group" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "signatures_version_id_chain_position_key" ON "signatures"("version_id", "chain_position");

ALTER TABLE signatures
  ADD CONSTRAINT signature_group CHECK (signing_group >= 1),
  ADD CONSTRAINT signature_in_the_chain CHECK (status <> 'SIGNED' OR chain_position >= 1);

-- Signing in order: a place is signed only when every place of the earlier groups is; within a group in any order. Each
-- signature takes the next number of the chain, and a place of a frozen text keeps its role, place and group.
CREATE OR REPLACE FUNCTION signature_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PENDING' THEN
      RAISE EXCEPTION 'a place to sign begins open';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.status = 'SIGNED' AND NOT (NEW.status = 'VOID' AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status') THEN
    RAISE EXCEPTION 'a signature that was given can only be voided';
  END IF;
  IF OLD.version_id IS NOT NULL
    AND (NEW.role, NEW.position, NEW.signing_group, NEW.agreement_id, NEW.version_id)
      IS DISTINCT FROM (OLD.role, OLD.position, OLD.signing_group, OLD.agreement_id, OLD.version_id) THEN
    RAISE EXCEPTION 'a place of a frozen text keeps its role, place and group';
  END IF;
  IF NEW.status = 'SIGNED' AND OLD.status <> 'SIGNED' THEN
    IF EXISTS (
      SELECT 1 FROM signatures s
      WHERE s.agreement_id = NEW.agreement_id AND s.signing_group < NEW.signing_group AND s.status = 'PENDING') THEN
      RAISE EXCEPTION 'an earlier signer has not signed yet';
    END IF;
    IF NOT EXISTS (
      SELECT 1 FROM agreements a JOIN agreement_versions v ON v.id = a.frozen_version_id
      WHERE a.id = NEW.agreement_id AND a.status = 'SIGNING' AND v.id = NEW.version_id
        AND v.sha256 = NEW.version_sha256 AND v.voided_at IS NULL) THEN
      RAISE EXCEPTION 'the text signed is not the frozen text of this agreement';
    END IF;
    IF NEW.chain_position IS DISTINCT FROM 1 + (
      SELECT count(*) FROM signatures s WHERE s.version_id = NEW.version_id AND s.status = 'SIGNED') THEN
      RAISE EXCEPTION 'a signature takes the next number of the chain of its text';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_in_order BEFORE INSERT OR UPDATE ON signatures
  FOR EACH ROW EXECUTE FUNCTION signature_in_order();
