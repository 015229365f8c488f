-- The page of a person's notices reads them newest first, and the ones that are new.

-- DropIndex
DROP INDEX "notices_user_id_created_at_idx";

-- CreateIndex
CREATE INDEX "notices_user_id_created_at_id_idx" ON "notices"("user_id", "created_at" DESC, "id" DESC);

-- New ones alone: the count in the header reads at most a hundred entries of it.
CREATE INDEX new_notices ON notices (user_id, created_at DESC, id DESC) WHERE read_at IS NULL;

-- Nobody reads what was not written yet, and what was read stays read.
ALTER TABLE notices ADD CONSTRAINT notice_read_once_written CHECK (read_at IS NULL OR read_at >= created_at);
CREATE FUNCTION notice_stays_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a notice that was read keeps the moment it was read';
END $$;
CREATE TRIGGER notice_stays_read BEFORE UPDATE ON notices FOR EACH ROW
  WHEN (OLD.read_at IS NOT NULL AND NEW.read_at IS DISTINCT FROM OLD.read_at) EXECUTE FUNCTION notice_stays_read();
