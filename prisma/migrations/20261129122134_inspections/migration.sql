-- CreateEnum
CREATE TYPE "inspection_state" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "finding_severity" AS ENUM ('MINOR', 'SERIOUS', 'CRITICAL');

-- CreateEnum
CREATE TYPE "correction_state" AS ENUM ('OPEN', 'DONE', 'VERIFIED');

-- CreateTable
CREATE TABLE "inspections" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "state" "inspection_state" NOT NULL DEFAULT 'OPEN',
    "inspected_on" DATE NOT NULL,
    "scope" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "close_note" TEXT NOT NULL DEFAULT '',
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inspections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "findings" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "severity" "finding_severity" NOT NULL,
    "text" TEXT NOT NULL,
    "section_id" UUID,

    CONSTRAINT "findings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corrective_actions" (
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "owner_side" "side" NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "correction_state" NOT NULL DEFAULT 'OPEN',
    "report" TEXT NOT NULL DEFAULT '',
    "document_id" UUID,
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "return_reason" TEXT NOT NULL DEFAULT '',
    "escalated_at" INTEGER,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "corrective_actions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inspections_agreement_id_state_idx" ON "inspections"("agreement_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "findings_inspection_id_position_key" ON "findings"("inspection_id", "position");

-- CreateIndex
CREATE INDEX "corrective_actions_finding_id_idx" ON "corrective_actions"("finding_id");

-- CreateIndex
CREATE INDEX "corrective_actions_state_due_on_idx" ON "corrective_actions"("state", "due_on");

-- AddForeignKey
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "findings" ADD CONSTRAINT "findings_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "agreement_sections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "findings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corrective_actions" ADD CONSTRAINT "corrective_actions_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE inspections
  ADD CONSTRAINT inspection_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES users (id),
  ADD CONSTRAINT inspection_closed_by FOREIGN KEY (closed_by_id) REFERENCES users (id),
  ADD CONSTRAINT inspection_says_what CHECK (scope <> '' AND summary <> ''),
  ADD CONSTRAINT inspection_closed_whole CHECK (
    (state = 'CLOSED') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by_id IS NULL));

ALTER TABLE findings ADD CONSTRAINT finding_says_what CHECK (text <> '');

ALTER TABLE corrective_actions
  ADD CONSTRAINT correction_done_by FOREIGN KEY (done_by_id) REFERENCES users (id),
  ADD CONSTRAINT correction_verified_by FOREIGN KEY (verified_by_id) REFERENCES users (id),
  ADD CONSTRAINT correction_added_by FOREIGN KEY (added_by_id) REFERENCES users (id),
  ADD CONSTRAINT correction_says_what CHECK (text <> ''),
  ADD CONSTRAINT correction_done_whole CHECK (
    (state = 'OPEN') = (done_at IS NULL) AND (done_at IS NULL) = (done_by_id IS NULL)
    AND (state = 'OPEN' OR report <> '')),
  ADD CONSTRAINT correction_verified_whole CHECK (
    (state = 'VERIFIED') = (verified_at IS NOT NULL) AND (verified_at IS NULL) = (verified_by_id IS NULL)),
  -- Whoever did something never verifies it.
  ADD CONSTRAINT correction_verified_by_another CHECK (verified_by_id <> done_by_id),
  ADD CONSTRAINT correction_escalated CHECK (escalated_at IS NULL OR escalated_at IN (0, 7, 30));

CREATE FUNCTION inspection_closes_when_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'CLOSED' AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'A closed inspection stays as it is.';
  END IF;
  IF NEW.state = 'CLOSED' AND EXISTS (
      SELECT 1 FROM findings f WHERE f.inspection_id = NEW.id AND (
        NOT EXISTS (SELECT 1 FROM corrective_actions c WHERE c.finding_id = f.id)
        OR EXISTS (SELECT 1 FROM corrective_actions c WHERE c.finding_id = f.id AND c.state <> 'VERIFIED'))) THEN
    RAISE EXCEPTION 'An inspection closes when every corrective action of its findings is verified.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER inspection_closes_when_corrected BEFORE UPDATE ON inspections
  FOR EACH ROW EXECUTE FUNCTION inspection_closes_when_corrected();

-- A finding is about a section of the agreement that was inspected.
CREATE FUNCTION finding_section_is_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.section_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM inspections i JOIN agreement_sections s ON s.agreement_id = i.agreement_id
      WHERE i.id = NEW.inspection_id AND s.id = NEW.section_id) THEN
    RAISE EXCEPTION 'A finding is about a section of the inspected agreement.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER finding_section_is_its_own BEFORE INSERT OR UPDATE ON findings
  FOR EACH ROW EXECUTE FUNCTION finding_section_is_its_own();

-- What was verified is settled: it can neither change nor go.
CREATE FUNCTION verified_correction_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'VERIFIED' THEN
    RAISE EXCEPTION 'A verified corrective action stays as it is.';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END; $$;

CREATE TRIGGER verified_correction_is_fixed BEFORE UPDATE OR DELETE ON corrective_actions
  FOR EACH ROW EXECUTE FUNCTION verified_correction_is_fixed();
