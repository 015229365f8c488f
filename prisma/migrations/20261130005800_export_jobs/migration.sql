-- Long lists as files that are made in the background (decision 0056).

-- CreateEnum
CREATE TYPE "export_state" AS ENUM ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED', 'EXPIRED');

-- CreateTable
CREATE TABLE "export_jobs" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "reach_sha256" TEXT NOT NULL,
    "state" "export_state" NOT NULL DEFAULT 'QUEUED',
    "place" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "rows_written" INTEGER NOT NULL DEFAULT 0,
    "rows_estimated" INTEGER,
    "sha256" TEXT,
    "byte_length" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "export_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_jobs_user_id_created_at_id_idx" ON "export_jobs"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "export_jobs_sha256_idx" ON "export_jobs"("sha256");

-- AddForeignKey
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a worker looks for every two seconds, and the three places that somebody has.
CREATE INDEX export_jobs_in_line ON export_jobs (created_at, id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX export_jobs_at_once ON export_jobs (user_id, place) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX export_jobs_to_delete ON export_jobs (expires_at) WHERE state = 'READY';

ALTER TABLE export_jobs
  ADD CONSTRAINT export_job_place CHECK (place BETWEEN 1 AND 3),
  ADD CONSTRAINT export_job_asks CHECK (list = 'REQUESTS' AND format IN ('csv', 'xlsx') AND length(query) <= 1000),
  ADD CONSTRAINT export_job_counts CHECK (tries >= 0 AND rows_written >= 0 AND rows_estimated >= 0 AND byte_length >= 0),
  ADD CONSTRAINT export_job_failed CHECK ((state = 'FAILED') = (failure IS NOT NULL)),
  ADD CONSTRAINT export_job_running CHECK (state <> 'RUNNING' OR (started_at IS NOT NULL AND beat_at IS NOT NULL)),
  ADD CONSTRAINT export_job_over CHECK ((state IN ('QUEUED', 'RUNNING')) = (finished_at IS NULL)),
  ADD CONSTRAINT export_job_file CHECK (
    CASE WHEN state = 'READY' THEN sha256 IS NOT NULL AND byte_length IS NOT NULL AND expires_at IS NOT NULL
         WHEN state = 'EXPIRED' THEN expires_at IS NOT NULL
         ELSE sha256 IS NULL AND byte_length IS NULL AND expires_at IS NULL END);

-- What was asked for stays as it was asked for, and what is over stays over.
CREATE FUNCTION export_job_moves_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.user_id, NEW.list, NEW.query, NEW.format, NEW.reach_sha256, NEW.created_at)
     IS DISTINCT FROM (OLD.user_id, OLD.list, OLD.query, OLD.format, OLD.reach_sha256, OLD.created_at) THEN
    RAISE EXCEPTION 'what somebody asked for as a file is not changed';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('QUEUED', 'RUNNING'), ('QUEUED', 'CANCELLED'), ('RUNNING', 'QUEUED'), ('RUNNING', 'READY'), ('RUNNING', 'FAILED'),
    ('RUNNING', 'CANCELLED'), ('READY', 'EXPIRED')) THEN
    RAISE EXCEPTION 'a file does not go from % to %', OLD.state, NEW.state;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER export_job_moves_in_order BEFORE UPDATE ON export_jobs FOR EACH ROW
  EXECUTE FUNCTION export_job_moves_in_order();

CREATE FUNCTION open_export_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NULL OR OLD.sha256 IS NOT NULL THEN
    RAISE EXCEPTION 'a file that comes about or is there keeps its line';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER open_export_is_kept BEFORE DELETE ON export_jobs FOR EACH ROW EXECUTE FUNCTION open_export_is_kept();
