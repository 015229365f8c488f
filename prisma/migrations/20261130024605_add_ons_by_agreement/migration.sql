-- CreateIndex
CREATE INDEX "agreements_joins_id_idx" ON "agreements"("joins_id");
