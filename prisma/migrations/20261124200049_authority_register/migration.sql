-- CreateEnum
CREATE TYPE "authority_basis" AS ENUM ('ELECTED_OFFICE', 'STATUTE', 'CHARTER', 'BOARD_RESOLUTION', 'DELEGATION');

-- CreateEnum
CREATE TYPE "authority_end" AS ENUM ('WITHDRAWN', 'LEFT_OFFICE', 'REPLACED');

-- AlterTable
ALTER TABLE "signatures" ADD COLUMN     "authority_id" UUID;

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "agency_id" UUID;

-- CreateTable
CREATE TABLE "authorities_to_sign" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "user_id" UUID,
    "holder_name" TEXT NOT NULL,
    "holder_title" TEXT NOT NULL,
    "basis" "authority_basis" NOT NULL,
    "citation" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "document_id" UUID NOT NULL,
    "replaces_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "ask_decision",
    "decision_note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "ended_on" DATE,
    "end_reason" "authority_end",
    "end_note" TEXT NOT NULL DEFAULT '',
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "resign_note" TEXT NOT NULL DEFAULT '',
    "resign_by_id" UUID,
    "resign_at" TIMESTAMPTZ(3),

    CONSTRAINT "authorities_to_sign_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "authorities_to_sign_agency_id_valid_from_idx" ON "authorities_to_sign"("agency_id", "valid_from");

-- CreateIndex
CREATE INDEX "authorities_to_sign_user_id_idx" ON "authorities_to_sign"("user_id");

-- CreateIndex
CREATE INDEX "authorities_to_sign_decision_valid_until_idx" ON "authorities_to_sign"("decision", "valid_until");

-- CreateIndex
CREATE INDEX "signatures_authority_id_idx" ON "signatures"("authority_id");

-- CreateIndex
CREATE INDEX "documents_agency_id_idx" ON "documents"("agency_id");

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_authority_id_fkey" FOREIGN KEY ("authority_id") REFERENCES "authorities_to_sign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorities_to_sign" ADD CONSTRAINT "authorities_to_sign_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorities_to_sign" ADD CONSTRAINT "authorities_to_sign_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorities_to_sign" ADD CONSTRAINT "authorities_to_sign_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorities_to_sign" ADD CONSTRAINT "authorities_to_sign_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "authorities_to_sign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A file belongs to one case, or to the agency itself.
ALTER TABLE documents DROP CONSTRAINT document_owner;
ALTER TABLE documents ADD CONSTRAINT document_owner CHECK (num_nonnulls(request_id, agreement_id, agency_id) = 1);

-- What is recorded, decided and ended stands whole, and nobody decides about what they recorded.
ALTER TABLE authorities_to_sign
  ADD CONSTRAINT authority_is_told CHECK (holder_name <> '' AND holder_title <> '' AND citation <> ''),
  ADD CONSTRAINT authority_dates CHECK (valid_until IS NULL OR valid_until >= valid_from),
  ADD CONSTRAINT authority_four_eyes CHECK (decided_by_id <> recorded_by_id),
  ADD CONSTRAINT authority_decision_is_whole CHECK (
    num_nonnulls(decision, decided_by_id, decided_at) IN (0, 3)),
  ADD CONSTRAINT authority_refused_with_a_word CHECK (decision IS DISTINCT FROM 'REFUSED' OR decision_note <> ''),
  ADD CONSTRAINT authority_end_is_whole CHECK (
    num_nonnulls(ended_on, end_reason, ended_by_id, ended_at) IN (0, 4)),
  ADD CONSTRAINT authority_ends_after_it_began CHECK (ended_on >= valid_from),
  ADD CONSTRAINT authority_refused_has_no_end CHECK (decision IS DISTINCT FROM 'REFUSED' OR ended_on IS NULL),
  ADD CONSTRAINT authority_resign_is_whole CHECK (
    num_nonnulls(resign_by_id, resign_at) IN (0, 2) AND (resign_at IS NULL) = (resign_note = '')),
  ADD CONSTRAINT authority_is_not_its_own_successor CHECK (replaces_id IS DISTINCT FROM id);

-- One record about a person waits at a time.
CREATE UNIQUE INDEX one_undecided_authority_a_person ON authorities_to_sign (agency_id, user_id)
  WHERE decision IS NULL AND ended_on IS NULL AND user_id IS NOT NULL;

CREATE FUNCTION authority_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told text[] := ARRAY['decision', 'decision_note', 'decided_by_id', 'decided_at', 'ended_on', 'end_reason', 'end_note',
    'ended_by_id', 'ended_at', 'resign_note', 'resign_by_id', 'resign_at'];
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - told <> to_jsonb(OLD) - told THEN
    RAISE EXCEPTION 'an authority to sign is history: it cannot be changed or deleted';
  END IF;
  IF (OLD.decision IS NOT NULL AND (NEW.decision, NEW.decided_by_id, NEW.decided_at, NEW.decision_note)
        IS DISTINCT FROM (OLD.decision, OLD.decided_by_id, OLD.decided_at, OLD.decision_note))
    OR (OLD.ended_on IS NOT NULL AND (NEW.ended_on, NEW.end_reason, NEW.ended_by_id, NEW.end_note)
        IS DISTINCT FROM (OLD.ended_on, OLD.end_reason, OLD.ended_by_id, OLD.end_note))
    OR (OLD.resign_at IS NOT NULL AND (NEW.resign_at, NEW.resign_by_id, NEW.resign_note)
        IS DISTINCT FROM (OLD.resign_at, OLD.resign_by_id, OLD.resign_note)) THEN
    RAISE EXCEPTION 'an authority to sign is decided once and ended once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER authority_is_kept BEFORE UPDATE OR DELETE ON authorities_to_sign
  FOR EACH ROW EXECUTE FUNCTION authority_is_kept();

-- The holder and the evidence are of the agency; what is new is undecided or has its decision by another.
CREATE FUNCTION authority_is_of_its_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.user_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM users u WHERE u.id = NEW.user_id AND u.agency_id = NEW.agency_id) THEN
    RAISE EXCEPTION 'the holder of an authority to sign is not of this agency';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = NEW.document_id AND d.agency_id = NEW.agency_id) THEN
    RAISE EXCEPTION 'the document of an authority to sign is not of this agency';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER authority_is_of_its_agency BEFORE INSERT ON authorities_to_sign
  FOR EACH ROW EXECUTE FUNCTION authority_is_of_its_agency();

-- Whoever binds an agency does it by an authority that another person confirmed and that holds on the day.
CREATE FUNCTION signature_has_authority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM authorities_to_sign t
    JOIN agreements a ON a.agency_id = t.agency_id
    JOIN agencies g ON g.id = t.agency_id
    WHERE t.id = NEW.authority_id AND a.id = NEW.agreement_id AND t.user_id = NEW.user_id AND t.decision = 'GRANTED'
      AND (NEW.signed_at AT TIME ZONE g.time_zone)::date >= t.valid_from
      AND (t.valid_until IS NULL OR (NEW.signed_at AT TIME ZONE g.time_zone)::date <= t.valid_until)
      AND (t.ended_on IS NULL OR (NEW.signed_at AT TIME ZONE g.time_zone)::date < t.ended_on)) THEN
    RAISE EXCEPTION 'the signer has no authority to bind the agency on this day';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_with_authority BEFORE UPDATE ON signatures FOR EACH ROW
  WHEN (NEW.status = 'SIGNED' AND OLD.status <> 'SIGNED' AND NEW.role IN ('AGENCY_HEAD', 'GOVERNING_BODY_HEAD'))
  EXECUTE FUNCTION signature_has_authority();
