-- CreateIndex
CREATE INDEX "comments_parent_id_idx" ON "comments"("parent_id");

-- CreateIndex
CREATE INDEX "requests_prior_request_id_idx" ON "requests"("prior_request_id");
