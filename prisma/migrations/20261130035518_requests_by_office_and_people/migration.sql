-- CreateIndex
CREATE INDEX "requests_office_id_created_at_id_idx" ON "requests"("office_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "requests_claimed_by_id_idx" ON "requests"("claimed_by_id");

-- CreateIndex
CREATE INDEX "requests_created_by_id_idx" ON "requests"("created_by_id");

-- CreateIndex
CREATE INDEX "agencies_state_code_idx" ON "agencies"("state_code");

-- CreateIndex
CREATE INDEX "agencies_time_zone_idx" ON "agencies"("time_zone");

-- What waits, in the order in which it is due: each status by itself.
CREATE INDEX requests_open_status_due ON requests (status, due_on, id) WHERE closed_at IS NULL;

-- The queue of an office, which is what most of its people open, and the figure of what is open there.
CREATE INDEX requests_open_by_office ON requests (office_id, created_at, id) WHERE closed_at IS NULL;

-- What is closed is due no more. So the index below finds what is overdue by its date alone.
ALTER TABLE requests ADD CONSTRAINT requests_closed_without_due CHECK (closed_at IS NULL OR due_on IS NULL);
CREATE INDEX requests_due ON requests (due_on, id) WHERE due_on IS NOT NULL;

-- Of most statuses all requests are closed, or none: multiplying the shares of the two would guess a tenth.
CREATE STATISTICS requests_status_closed (mcv) ON status, closed_at FROM requests;
