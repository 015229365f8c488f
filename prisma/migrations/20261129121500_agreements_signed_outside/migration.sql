-- DropForeignKey
ALTER TABLE "agreements" DROP CONSTRAINT "agreements_request_id_fkey";

-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "outside_signing_id" UUID,
ALTER COLUMN "request_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "import_id" UUID;

-- CreateTable
CREATE TABLE "agreement_imports" (
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "error_count" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,
    "tried_by_id" UUID NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_over_by_id" UUID,
    "taken_over_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undo_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "agreement_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_signings" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "import_row" INTEGER NOT NULL,
    "document_id" UUID NOT NULL,
    "signed_on" DATE NOT NULL,
    "agency_signer_title" TEXT NOT NULL,
    "ice_signer_title" TEXT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_signings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outside_signings_document_id_key" ON "outside_signings"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "outside_signings_import_id_import_row_key" ON "outside_signings"("import_id", "import_row");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_outside_signing_id_key" ON "agreements"("outside_signing_id");

-- CreateIndex
CREATE INDEX "documents_import_id_idx" ON "documents"("import_id");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_outside_signing_id_fkey" FOREIGN KEY ("outside_signing_id") REFERENCES "outside_signings"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_signings" ADD CONSTRAINT "outside_signings_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "agreement_imports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_signings" ADD CONSTRAINT "outside_signings_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "agreement_imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A file that waits in an import belongs to no case yet.
ALTER TABLE documents DROP CONSTRAINT document_owner;
ALTER TABLE documents
  ADD CONSTRAINT document_owner CHECK (num_nonnulls(request_id, agreement_id, agency_id, import_id) = 1);

-- An agreement follows from a request of this portal, or from a signing outside it; never from both, never from neither.
-- What was signed outside is not drafted here and not sealed here: its file is kept as it was received.
ALTER TABLE agreements
  DROP CONSTRAINT agreements_sealed_when_executed,
  DROP CONSTRAINT terminated_by_notice,
  ADD CONSTRAINT agreements_stand_on_one_thing CHECK ((request_id IS NOT NULL) <> (outside_signing_id IS NOT NULL)),
  ADD CONSTRAINT signed_outside_is_not_drafted CHECK (
    outside_signing_id IS NULL
    OR (status NOT IN ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL', 'SIGNING', 'EXECUTED', 'IMPLEMENTING')
      AND frozen_version_id IS NULL AND sealed_document_id IS NULL)),
  ADD CONSTRAINT agreements_sealed_when_executed CHECK (
    status IN ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL', 'SIGNING', 'VOID')
    OR (executed_on IS NOT NULL
      AND (outside_signing_id IS NOT NULL OR (sealed_document_id IS NOT NULL AND frozen_version_id IS NOT NULL)))),
  -- What had ended by notice before it came here has no notice in the portal.
  ADD CONSTRAINT terminated_by_notice CHECK (
    status <> 'TERMINATED'
    OR (ended_on IS NOT NULL AND (termination_notice_id IS NOT NULL OR outside_signing_id IS NOT NULL)));

CREATE OR REPLACE FUNCTION ended_as_the_notice_says() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'TERMINATED' AND NEW.outside_signing_id IS NOT NULL AND NEW.termination_notice_id IS NULL THEN
    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    IF OLD.status = 'TERMINATED' AND OLD.ended_on = NEW.ended_on THEN RETURN NEW; END IF;
  END IF;
  IF NEW.status = 'TERMINATED' AND NOT EXISTS (
      SELECT 1 FROM termination_notices n
      WHERE n.id = NEW.termination_notice_id AND n.ends_on = NEW.ended_on AND n.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'An agreement is terminated on the day that its notice names.';
  END IF;
  RETURN NEW;
END; $$;

ALTER TABLE agreement_imports
  ADD CONSTRAINT import_counts CHECK (row_count BETWEEN 1 AND 500 AND error_count BETWEEN 0 AND row_count),
  ADD CONSTRAINT import_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT import_taken_over_whole CHECK ((taken_over_at IS NULL) = (taken_over_by_id IS NULL)),
  ADD CONSTRAINT import_undone_whole CHECK (
    (undone_at IS NULL) = (undone_by_id IS NULL) AND (undone_at IS NULL) = (undo_reason = '')
    AND (undone_at IS NULL OR taken_over_at IS NOT NULL));

ALTER TABLE outside_signings
  ADD CONSTRAINT outside_signing_row CHECK (import_row BETWEEN 2 AND 100000),
  ADD CONSTRAINT outside_signing_has_its_signers CHECK (agency_signer_title <> '' AND ice_signer_title <> '');

CREATE TRIGGER outside_signings_are_fixed BEFORE UPDATE OR DELETE ON outside_signings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
