-- What became of the mail of a notice.

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('NONE', 'WAITING', 'SENT', 'DEFERRED', 'BOUNCED', 'GIVEN_UP');

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "mail_state" "mail_state" NOT NULL DEFAULT 'WAITING',
ADD COLUMN     "event_id" UUID,
ADD COLUMN     "mail_tried_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "resends" INTEGER NOT NULL DEFAULT 0;

-- What was sent before. A notice whose words were destroyed takes no change but this one.
ALTER TABLE notices DISABLE TRIGGER notice_is_kept;
UPDATE notices SET mail_state = 'SENT', mail_tries = 1, mail_tried_at = sent_at WHERE sent_at IS NOT NULL;
-- What was never sent and whose promise is done waits for nobody.
UPDATE notices n SET mail_state = 'NONE' FROM outbox_messages o
  WHERE o.id = n.outbox_id AND o.done_at IS NOT NULL AND n.sent_at IS NULL;
-- The step that a notice tells of stood in its promise alone.
UPDATE notices n SET event_id = e.id FROM outbox_messages o JOIN status_events e ON e.id::text = o.payload->>'eventId'
  WHERE o.id = n.outbox_id;
ALTER TABLE notices ENABLE TRIGGER notice_is_kept;

ALTER TABLE notices
  ADD CONSTRAINT notice_sent_when_said CHECK ((mail_state = 'SENT') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT notice_refused_with_words CHECK (
    mail_state NOT IN ('DEFERRED', 'BOUNCED', 'GIVEN_UP') OR (send_error IS NOT NULL AND mail_tries > 0)),
  ADD CONSTRAINT notice_tries_in_bounds CHECK (mail_tries >= 0 AND resends BETWEEN 0 AND 3),
  ADD CONSTRAINT notice_tried_at_some_time CHECK ((mail_tries = 0) = (mail_tried_at IS NULL));

-- Those that reached nobody, newest first: few, whatever the size of the table.
CREATE INDEX unreached_notices ON notices (created_at DESC, id DESC) WHERE mail_state IN ('BOUNCED', 'GIVEN_UP');

-- For the timeline of a case: how its mails stand.
CREATE INDEX "notices_event_id_mail_state_idx" ON "notices"("event_id", "mail_state");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "status_events"("id") ON DELETE SET NULL ON UPDATE CASCADE;
