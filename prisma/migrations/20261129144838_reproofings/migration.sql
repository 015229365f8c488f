-- CreateTable
CREATE TABLE "reproofings" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "reproofings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reproofings_token_hash_key" ON "reproofings"("token_hash");

-- CreateIndex
CREATE INDEX "reproofings_user_id_idx" ON "reproofings"("user_id");

-- AddForeignKey
ALTER TABLE "reproofings" ADD CONSTRAINT "reproofings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reproofings" ADD CONSTRAINT "reproofings_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reproofings" ADD CONSTRAINT "reproofings_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reproofings" ADD CONSTRAINT "reproofings_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Guards, kept in SQL because the Prisma schema cannot say them.
ALTER TABLE reproofings
  ADD CONSTRAINT reproofing_four_eyes CHECK (
    user_id <> started_by_id AND user_id IS DISTINCT FROM confirmed_by_id AND started_by_id IS DISTINCT FROM confirmed_by_id),
  ADD CONSTRAINT reproofing_confirmed CHECK ((confirmed_by_id IS NULL) = (confirmed_at IS NULL)),
  ADD CONSTRAINT reproofing_withdrawn CHECK ((withdrawn_by_id IS NULL) = (withdrawn_at IS NULL)),
  ADD CONSTRAINT reproofing_link CHECK ((token_hash IS NULL) = (expires_at IS NULL) AND (token_hash IS NULL OR confirmed_at IS NOT NULL)),
  ADD CONSTRAINT reproofing_used CHECK (used_at IS NULL OR (token_hash IS NOT NULL AND withdrawn_at IS NULL)),
  ADD CONSTRAINT reproofing_reason CHECK (length(btrim(reason)) >= 10);
CREATE UNIQUE INDEX one_open_reproofing ON reproofings (user_id) WHERE used_at IS NULL AND withdrawn_at IS NULL;

-- Who started it, for whom and why stands as it was written; nothing of it is deleted.
CREATE FUNCTION reproofing_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.used_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL
    OR (OLD.confirmed_by_id IS NOT NULL AND OLD.confirmed_by_id IS DISTINCT FROM NEW.confirmed_by_id)
    OR (OLD.user_id, OLD.reason, OLD.started_by_id, OLD.started_at)
       IS DISTINCT FROM (NEW.user_id, NEW.reason, NEW.started_by_id, NEW.started_at) THEN
    RAISE EXCEPTION 'a reproofing is kept as it was written';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reproofing_is_kept BEFORE UPDATE OR DELETE ON reproofings
  FOR EACH ROW EXECUTE FUNCTION reproofing_is_kept();
