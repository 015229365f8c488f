-- AlterEnum
ALTER TYPE "obligation_state" ADD VALUE 'REPORTED';

-- AlterTable
ALTER TABLE "obligations" ADD COLUMN     "document_id" UUID,
ADD COLUMN     "escalated_at" INTEGER,
ADD COLUMN     "every_months" INTEGER,
ADD COLUMN     "previous_id" UUID,
ADD COLUMN     "report" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "report_side" "side",
ADD COLUMN     "reported_at" TIMESTAMPTZ(3),
ADD COLUMN     "reported_by_id" UUID,
ADD COLUMN     "return_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reviewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "reviewed_by_id" UUID;

-- CreateTable
CREATE TABLE "calendar_links" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_links_user_id_key" ON "calendar_links"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_links_token_hash_key" ON "calendar_links"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "obligations_previous_id_key" ON "obligations"("previous_id");

-- AddForeignKey
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "obligations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_reported_by_id_fkey" FOREIGN KEY ("reported_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Duties of agreements in force recur as their type says.
UPDATE obligations SET every_months = CASE type
  WHEN 'STATISTICS' THEN 3 WHEN 'COMPLAINT_NOTICE' THEN 3 WHEN 'ANNUAL_CERTIFICATION' THEN 12
  WHEN 'STEERING_MEETING' THEN 12 WHEN 'REFRESHER_TRAINING' THEN 12 WHEN 'RECERTIFICATION_T19' THEN 24
  WHEN 'POC_UPDATE' THEN 12 WHEN 'EXPENSE_CLAIM' THEN 1 WHEN 'PERFORMANCE_REPORT' THEN 6 END
  WHERE due_on IS NOT NULL;

-- The new value of the state is compared as text: it may not be used by name in the transaction that adds it.
ALTER TABLE obligations
  ADD CONSTRAINT obligation_party CHECK (party IN ('AGENCY', 'ICE', 'BOTH')),
  ADD CONSTRAINT obligation_every CHECK (every_months IS NULL OR every_months BETWEEN 1 AND 60),
  ADD CONSTRAINT obligation_escalated CHECK (escalated_at IS NULL OR escalated_at IN (0, 7, 30)),
  ADD CONSTRAINT obligation_reported_whole CHECK (
    state::text <> 'REPORTED' OR (reported_at IS NOT NULL AND reported_by_id IS NOT NULL
      AND report_side IS NOT NULL AND report <> '')),
  -- What one side reports, somebody of the other accepts.
  ADD CONSTRAINT obligation_reviewed_by_another CHECK (
    (reviewed_at IS NULL) = (reviewed_by_id IS NULL) AND (reviewed_by_id IS NULL OR reviewed_by_id <> reported_by_id)),
  ADD CONSTRAINT obligation_done_after_review CHECK (
    state::text <> 'DONE' OR reported_at IS NULL OR reviewed_at IS NOT NULL),
  ADD CONSTRAINT obligation_reported_by_its_party CHECK (
    report_side IS NULL OR party = 'BOTH' OR party = report_side::text);
