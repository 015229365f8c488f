-- How people want to be told, which cases they follow or have muted, and mails that are held back for their time.

-- CreateEnum
CREATE TYPE "mail_pace" AS ENUM ('INSTANT', 'DAILY', 'WEEKLY', 'OFF');

-- CreateEnum
CREATE TYPE "watch_kind" AS ENUM ('FOLLOW', 'MUTE');

-- AlterEnum
ALTER TYPE "mail_state" ADD VALUE 'HELD' AFTER 'NONE';

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "digest_id" UUID,
ADD COLUMN     "mail_due_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notice_settings" (
    "user_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "quiet_from" INTEGER,
    "quiet_until" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_settings_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "notice_choices" (
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "pace" "mail_pace" NOT NULL,

    CONSTRAINT "notice_choices_pkey" PRIMARY KEY ("user_id","name")
);

-- CreateTable
CREATE TABLE "case_watches" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "kind" "watch_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_watches_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_watches_request_id_kind_idx" ON "case_watches"("request_id", "kind");

-- CreateIndex
CREATE INDEX "case_watches_agreement_id_kind_idx" ON "case_watches"("agreement_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "case_watches_user_id_request_id_key" ON "case_watches"("user_id", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_watches_user_id_agreement_id_key" ON "case_watches"("user_id", "agreement_id");

-- CreateIndex
CREATE INDEX "notices_digest_id_idx" ON "notices"("digest_id");

-- AddForeignKey
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_watches" ADD CONSTRAINT "case_watches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_watches" ADD CONSTRAINT "case_watches_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_watches" ADD CONSTRAINT "case_watches_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "outbox_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The new state stands in this migration as text: PostgreSQL takes no new value of a type in the transaction that adds it.
ALTER TABLE notices
  ADD CONSTRAINT notice_held_until CHECK ((mail_state::text = 'HELD') = (mail_due_at IS NOT NULL)),
  ADD CONSTRAINT notice_held_is_in_no_digest CHECK (mail_due_at IS NULL OR digest_id IS NULL);
-- Those that are held, by their time: few, whatever the size of the table.
CREATE INDEX held_notices ON notices (mail_due_at, user_id) WHERE mail_due_at IS NOT NULL;

ALTER TABLE notice_settings
  ADD CONSTRAINT quiet_hours_are_two CHECK (
    (quiet_from IS NULL) = (quiet_until IS NULL) AND (quiet_from IS NULL OR quiet_from <> quiet_until)),
  ADD CONSTRAINT quiet_hours_of_a_day CHECK (quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23),
  ADD CONSTRAINT time_zone_is_short CHECK (char_length(time_zone) BETWEEN 1 AND 64);
ALTER TABLE notice_choices ADD CONSTRAINT choice_has_a_name CHECK (name ~ '^[a-z0-9-]{1,60}$');
ALTER TABLE case_watches ADD CONSTRAINT watch_of_one_case CHECK (num_nonnulls(request_id, agreement_id) = 1);
