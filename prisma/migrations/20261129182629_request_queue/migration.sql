-- DropIndex
DROP INDEX "requests_status_status_since_idx";

-- CreateIndex
CREATE INDEX "requests_created_at_id_idx" ON "requests"("created_at", "id");

-- CreateIndex
CREATE INDEX "requests_status_status_since_id_idx" ON "requests"("status", "status_since", "id");

-- CreateIndex
CREATE INDEX "requests_programs_asked_idx" ON "requests" USING GIN ("programs_asked");

-- CreateIndex
CREATE INDEX "program_choices_program_code_idx" ON "program_choices"("program_code");

-- What is open is asked for most and is a small part of all. A constraint (requests_closed_at) makes "has no day of
-- closing" the same as an open status, and the list asks in these words.
CREATE INDEX requests_open_newest ON requests (created_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_open_due ON requests (due_on, id) WHERE closed_at IS NULL;
CREATE INDEX requests_open_since ON requests (status_since, id) WHERE closed_at IS NULL;
