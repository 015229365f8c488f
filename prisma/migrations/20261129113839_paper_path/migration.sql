-- CreateEnum
CREATE TYPE "paper_scan_state" AS ENUM ('ARRIVED', 'WAITING', 'REJECTED', 'COUNTED', 'VOID');

-- AlterTable
ALTER TABLE "signatures" ADD COLUMN     "ink_signed_on" DATE,
ADD COLUMN     "paper_scan_id" UUID;

-- CreateTable
CREATE TABLE "paper_choices" (
    "id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "chosen_by_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_choices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_scans" (
    "id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "state" "paper_scan_state" NOT NULL DEFAULT 'ARRIVED',
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "page_check" JSONB NOT NULL,
    "rejected_by_id" UUID,
    "rejected_at" TIMESTAMPTZ(3),
    "reject_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "paper_scans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_confirmations" (
    "id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "signed_on" DATE NOT NULL,
    "compared" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scan_confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "paper_choices_signature_id_idx" ON "paper_choices"("signature_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_scans_document_id_key" ON "paper_scans"("document_id");

-- CreateIndex
CREATE INDEX "paper_scans_signature_id_idx" ON "paper_scans"("signature_id");

-- CreateIndex
CREATE UNIQUE INDEX "scan_confirmations_scan_id_side_key" ON "scan_confirmations"("scan_id", "side");

-- CreateIndex
CREATE UNIQUE INDEX "scan_confirmations_scan_id_user_id_key" ON "scan_confirmations"("scan_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "signatures_paper_scan_id_key" ON "signatures"("paper_scan_id");

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_paper_scan_id_fkey" FOREIGN KEY ("paper_scan_id") REFERENCES "paper_scans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_choices" ADD CONSTRAINT "paper_choices_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signatures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_choices" ADD CONSTRAINT "paper_choices_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "agreement_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_choices" ADD CONSTRAINT "paper_choices_chosen_by_id_fkey" FOREIGN KEY ("chosen_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signatures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "agreement_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_scans" ADD CONSTRAINT "paper_scans_rejected_by_id_fkey" FOREIGN KEY ("rejected_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_confirmations" ADD CONSTRAINT "scan_confirmations_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "paper_scans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_confirmations" ADD CONSTRAINT "scan_confirmations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A place to sign is on paper once at a time, and one scan of it waits at a time.
CREATE UNIQUE INDEX one_paper_choice_a_place ON paper_choices (signature_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX one_waiting_scan_a_place ON paper_scans (signature_id) WHERE state = 'WAITING';
ALTER TABLE paper_scans ADD CONSTRAINT scan_rejected_with_a_word CHECK (
  (state = 'REJECTED') = (num_nonnulls(rejected_by_id, rejected_at) = 2 AND reject_reason <> '')
  AND (state = 'REJECTED' OR num_nonnulls(rejected_by_id, rejected_at) = 0));
ALTER TABLE scan_confirmations ADD CONSTRAINT confirmation_says_what CHECK (compared <> '');

-- Ink has a day and a scan in place of a typed name, of consent to electronic signing, and of a second factor.
ALTER TABLE signatures DROP CONSTRAINT signature_is_whole;
ALTER TABLE signatures
  ADD CONSTRAINT signature_is_whole CHECK (
    status <> 'SIGNED' OR (
      user_id IS NOT NULL AND version_id IS NOT NULL AND signed_at IS NOT NULL
      AND statement IS NOT NULL AND statement_sha256 ~ '^[0-9a-f]{64}$'
      AND version_sha256 ~ '^[0-9a-f]{64}$' AND method IS NOT NULL AND auth_basis IS NOT NULL
      AND CASE method
        WHEN 'WET_UPLOADED' THEN ink_signed_on IS NOT NULL AND paper_scan_id IS NOT NULL AND typed_name IS NULL
        ELSE typed_name IS NOT NULL AND consent_at IS NOT NULL AND ink_signed_on IS NULL AND paper_scan_id IS NULL END)),
  ADD CONSTRAINT signature_in_ink_before_it_counts CHECK (ink_signed_on IS NULL OR ink_signed_on <= (signed_at AT TIME ZONE 'UTC')::date + 1);

-- A scan counts as it came; what becomes of it moves on and never back.
CREATE FUNCTION scan_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told text[] := ARRAY['state', 'rejected_by_id', 'rejected_at', 'reject_reason'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'ARRIVED' THEN
      RAISE EXCEPTION 'a scan that was brought to the agreement is kept';
    END IF;
    RETURN OLD;
  END IF;
  IF to_jsonb(NEW) - told <> to_jsonb(OLD) - told THEN
    RAISE EXCEPTION 'a scan stays as it came';
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('ARRIVED', 'WAITING'), ('WAITING', 'REJECTED'), ('WAITING', 'COUNTED'),
    ('WAITING', 'VOID'), ('COUNTED', 'VOID')) THEN
    RAISE EXCEPTION 'a scan cannot go from % to %', OLD.state, NEW.state;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scan_is_kept BEFORE UPDATE OR DELETE ON paper_scans FOR EACH ROW EXECUTE FUNCTION scan_is_kept();

-- Confirmed by somebody who neither brought the scan nor signed it, for the side of their own account.
CREATE FUNCTION confirmation_is_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'a confirmation cannot be changed or deleted';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM paper_scans c JOIN signatures s ON s.id = c.signature_id JOIN users u ON u.id = NEW.user_id
    WHERE c.id = NEW.scan_id AND c.state = 'WAITING' AND c.uploaded_by_id <> NEW.user_id
      AND s.user_id IS DISTINCT FROM NEW.user_id
      AND (u.agency_id IS NOT NULL) = (NEW.side = 'AGENCY') AND (u.office_id IS NOT NULL) = (NEW.side = 'ICE')) THEN
    RAISE EXCEPTION 'this person cannot confirm this scan';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER confirmation_is_by_another BEFORE INSERT OR UPDATE OR DELETE ON scan_confirmations
  FOR EACH ROW EXECUTE FUNCTION confirmation_is_by_another();

-- A place signed in ink counts by the word of two people, one of each side, about one scan of the frozen text.
CREATE FUNCTION signature_on_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM paper_scans c
    JOIN paper_choices p ON p.signature_id = c.signature_id AND p.version_id = c.version_id AND p.ended_at IS NULL
    JOIN scan_confirmations a ON a.scan_id = c.id AND a.side = 'AGENCY'
    JOIN scan_confirmations i ON i.scan_id = c.id AND i.side = 'ICE'
    WHERE c.id = NEW.paper_scan_id AND c.signature_id = NEW.id AND c.version_id = NEW.version_id
      AND c.state IN ('WAITING', 'COUNTED') AND a.user_id <> i.user_id
      AND NEW.user_id NOT IN (a.user_id, i.user_id) AND c.uploaded_by_id NOT IN (a.user_id, i.user_id)
      AND a.signed_on = NEW.ink_signed_on AND i.signed_on = NEW.ink_signed_on) THEN
    RAISE EXCEPTION 'a signature in ink needs two different people who confirm its scan';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_on_paper BEFORE UPDATE ON signatures FOR EACH ROW
  WHEN (NEW.status = 'SIGNED' AND OLD.status <> 'SIGNED' AND NEW.method = 'WET_UPLOADED')
  EXECUTE FUNCTION signature_on_paper();

-- Ink is given on the day beside it: the authority has to hold on that day, whenever the scan is confirmed.
CREATE OR REPLACE FUNCTION signature_has_authority() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM authorities_to_sign t
    JOIN agreements a ON a.agency_id = t.agency_id
    JOIN agencies g ON g.id = t.agency_id
    CROSS JOIN LATERAL (
      SELECT coalesce(NEW.ink_signed_on, (NEW.signed_at AT TIME ZONE g.time_zone)::date) AS on_day) d
    WHERE t.id = NEW.authority_id AND a.id = NEW.agreement_id AND t.user_id = NEW.user_id AND t.decision = 'GRANTED'
      AND d.on_day >= t.valid_from
      AND (t.valid_until IS NULL OR d.on_day <= t.valid_until)
      AND (t.ended_on IS NULL OR d.on_day < t.ended_on)) THEN
    RAISE EXCEPTION 'the signer has no authority to bind the agency on this day';
  END IF;
  RETURN NEW;
END $$;
