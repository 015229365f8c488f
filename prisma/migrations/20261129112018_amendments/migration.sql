-- CreateEnum
CREATE TYPE "amendment_kind" AS ENUM ('MODIFY', 'EXTEND', 'CHANGE_CAP', 'CHANGE_CONTACT');

-- AlterEnum
ALTER TYPE "agreement_status" ADD VALUE 'APPLIED';

-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "amendment_kind" "amendment_kind",
ADD COLUMN     "amendment_number" INTEGER,
ADD COLUMN     "amendment_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "amends_id" UUID,
ADD COLUMN     "base_terms" JSONB,
ADD COLUMN     "based_on_id" UUID,
ADD COLUMN     "new_end_on" DATE;

-- CreateIndex
CREATE INDEX "agreements_based_on_id_idx" ON "agreements"("based_on_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_amends_id_amendment_number_key" ON "agreements"("amends_id", "amendment_number");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_amends_id_fkey" FOREIGN KEY ("amends_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_based_on_id_fkey" FOREIGN KEY ("based_on_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
