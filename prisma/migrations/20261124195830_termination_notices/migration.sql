-- CreateEnum
CREATE TYPE "notice_delivery" AS ENUM ('HAND_DELIVERY', 'CERTIFIED_MAIL', 'REGISTERED_MAIL', 'PORTAL');

-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "termination_notice_id" UUID;

-- CreateTable
CREATE TABLE "termination_notices" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "given_by_id" UUID,
    "ground" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "delivery" "notice_delivery" NOT NULL,
    "received_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "keep_reason" TEXT NOT NULL DEFAULT '',
    "keep_asked_by_id" UUID,
    "keep_asked_at" TIMESTAMPTZ(3),
    "taken_back_by_id" UUID,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "termination_notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wind_down_items" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "side" "side" NOT NULL,
    "due_on" DATE NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "reminded_on" DATE,

    CONSTRAINT "wind_down_items_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "termination_notices_agreement_id_idx" ON "termination_notices"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "termination_notices_id_agreement_id_key" ON "termination_notices"("id", "agreement_id");

-- CreateIndex
CREATE INDEX "wind_down_items_done_at_due_on_idx" ON "wind_down_items"("done_at", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "wind_down_items_notice_id_key_key" ON "wind_down_items"("notice_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_termination_notice_id_key" ON "agreements"("termination_notice_id");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_termination_notice_id_fkey" FOREIGN KEY ("termination_notice_id") REFERENCES "termination_notices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination_notices" ADD CONSTRAINT "termination_notices_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination_notices" ADD CONSTRAINT "termination_notices_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination_notices" ADD CONSTRAINT "termination_notices_keep_asked_by_id_fkey" FOREIGN KEY ("keep_asked_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "termination_notices" ADD CONSTRAINT "termination_notices_taken_back_by_id_fkey" FOREIGN KEY ("taken_back_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wind_down_items" ADD CONSTRAINT "wind_down_items_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "termination_notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wind_down_items" ADD CONSTRAINT "wind_down_items_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Agreements that ended by notice before notices were rows: what is known of them is in their timeline.
INSERT INTO termination_notices
    (id, agreement_id, side, given_by_id, ground, clause, reason, delivery, received_on, ends_on, given_at)
  SELECT uuidv7(), a.id, CASE WHEN a.end_reason = 'TERMINATED_BY_AGENCY' THEN 'AGENCY'::side ELSE 'ICE'::side END,
    e.actor_id, 'NOT_RECORDED', 'Not recorded', coalesce(nullif(e.note, ''), 'Not recorded'), 'PORTAL',
    least(a.ended_on, coalesce(e.created_at, a.status_since)::date), a.ended_on, coalesce(e.created_at, a.status_since)
  FROM agreements a
  LEFT JOIN LATERAL (
    SELECT actor_id, note, created_at FROM status_events
    WHERE agreement_id = a.id AND step = 'terminate' ORDER BY created_at DESC LIMIT 1) e ON true
  WHERE a.status = 'TERMINATED';
UPDATE agreements a SET termination_notice_id = n.id
  FROM termination_notices n WHERE n.agreement_id = a.id AND a.status = 'TERMINATED';

ALTER TABLE termination_notices
  ADD CONSTRAINT notice_has_its_ground CHECK (ground <> '' AND clause <> '' AND reason <> ''),
  ADD CONSTRAINT notice_ends_after_receipt CHECK (ends_on >= received_on),
  ADD CONSTRAINT notice_given_by_a_person CHECK (given_by_id IS NOT NULL OR ground = 'NOT_RECORDED'),
  ADD CONSTRAINT notice_asked_back_whole CHECK (
    (keep_asked_at IS NULL) = (keep_asked_by_id IS NULL) AND (keep_asked_at IS NULL) = (keep_reason = '')),
  -- Both sides take a notice back: the one that gave it asks, somebody of the other agrees.
  ADD CONSTRAINT notice_taken_back_by_both CHECK (
    (taken_back_at IS NULL) = (taken_back_by_id IS NULL)
    AND (taken_back_at IS NULL OR (keep_asked_at IS NOT NULL AND taken_back_by_id <> keep_asked_by_id)));

-- One notice at a time stands against an agreement.
CREATE UNIQUE INDEX one_standing_notice ON termination_notices (agreement_id) WHERE taken_back_at IS NULL;

-- The notice that stands is one of this agreement, and an agreement is terminated by a notice alone.
ALTER TABLE agreements
  ADD CONSTRAINT standing_notice_is_its_own FOREIGN KEY (termination_notice_id, id)
    REFERENCES termination_notices (id, agreement_id),
  ADD CONSTRAINT terminated_by_notice CHECK (
    status <> 'TERMINATED' OR (termination_notice_id IS NOT NULL AND ended_on IS NOT NULL));

CREATE FUNCTION ended_as_the_notice_says() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'TERMINATED' AND NOT EXISTS (
      SELECT 1 FROM termination_notices n
      WHERE n.id = NEW.termination_notice_id AND n.ends_on = NEW.ended_on AND n.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'An agreement is terminated on the day that its notice names.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER ended_as_the_notice_says BEFORE INSERT OR UPDATE OF status, ended_on, termination_notice_id ON agreements
  FOR EACH ROW EXECUTE FUNCTION ended_as_the_notice_says();

CREATE FUNCTION notice_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.taken_back_at IS NOT NULL
     OR (NEW.agreement_id, NEW.side, NEW.given_by_id, NEW.ground, NEW.clause, NEW.reason, NEW.delivery, NEW.received_on,
         NEW.ends_on, NEW.given_at)
     IS DISTINCT FROM (OLD.agreement_id, OLD.side, OLD.given_by_id, OLD.ground, OLD.clause, OLD.reason, OLD.delivery,
         OLD.received_on, OLD.ends_on, OLD.given_at) THEN
    RAISE EXCEPTION 'A notice is never changed. It can only be taken back by both sides.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER notice_is_fixed BEFORE UPDATE OR DELETE ON termination_notices
  FOR EACH ROW EXECUTE FUNCTION notice_is_fixed();

ALTER TABLE wind_down_items
  ADD CONSTRAINT wind_down_kind CHECK (kind IN ('YES', 'NUMBER')),
  ADD CONSTRAINT wind_down_done_whole CHECK (
    (done_at IS NULL) = (done_by_id IS NULL) AND (done_at IS NULL) = (value = ''));
