-- AlterTable
ALTER TABLE "obligations" ADD COLUMN     "section_id" UUID;

-- CreateIndex
CREATE INDEX "obligations_section_id_idx" ON "obligations"("section_id");

-- AddForeignKey
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "agreement_sections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The section that carries a duty is one of the same agreement.
CREATE UNIQUE INDEX "agreement_sections_id_agreement_id_key" ON "agreement_sections"("id", "agreement_id");
ALTER TABLE obligations ADD CONSTRAINT obligation_section_is_its_own FOREIGN KEY (section_id, agreement_id)
  REFERENCES agreement_sections (id, agreement_id);
