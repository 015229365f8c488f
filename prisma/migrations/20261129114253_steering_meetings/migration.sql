-- CreateEnum
CREATE TYPE "steering_state" AS ENUM ('PLANNED', 'HELD', 'CANCELLED');

-- CreateTable
CREATE TABLE "steering_meetings" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "state" "steering_state" NOT NULL DEFAULT 'PLANNED',
    "meets_on" DATE NOT NULL,
    "time" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "agenda" TEXT NOT NULL,
    "notice_text" TEXT NOT NULL,
    "notice_on" DATE NOT NULL,
    "planned_by_id" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "agency_count" INTEGER,
    "ice_count" INTEGER,
    "officials_count" INTEGER,
    "public_count" INTEGER,
    "press_count" INTEGER,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3),
    "next_on" DATE,
    "minutes_id" UUID,
    "minutes_published_at" TIMESTAMPTZ(3),

    CONSTRAINT "steering_meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "steering_moves" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "moved_by_id" UUID NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "steering_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "steering_meetings_agreement_id_meets_on_idx" ON "steering_meetings"("agreement_id", "meets_on");

-- CreateIndex
CREATE INDEX "steering_moves_meeting_id_idx" ON "steering_moves"("meeting_id");

-- AddForeignKey
ALTER TABLE "steering_meetings" ADD CONSTRAINT "steering_meetings_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steering_meetings" ADD CONSTRAINT "steering_meetings_minutes_id_fkey" FOREIGN KEY ("minutes_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "steering_moves" ADD CONSTRAINT "steering_moves_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "steering_meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE steering_meetings
  ADD CONSTRAINT steering_planned_by FOREIGN KEY (planned_by_id) REFERENCES users (id),
  ADD CONSTRAINT steering_cancelled_by FOREIGN KEY (cancelled_by_id) REFERENCES users (id),
  ADD CONSTRAINT steering_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES users (id),
  -- Our own rule, after the notice of Wakulla County in 2024: the public hears of a meeting ten days before.
  ADD CONSTRAINT steering_announced_before CHECK (notice_on <= meets_on - 10),
  ADD CONSTRAINT steering_says_what CHECK (place <> '' AND agenda <> '' AND notice_text <> ''),
  ADD CONSTRAINT steering_cancelled_whole CHECK (
    (state = 'CANCELLED') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancelled_by_id IS NULL)
    AND (state = 'CANCELLED') = (cancel_reason <> '')),
  ADD CONSTRAINT steering_held_whole CHECK (
    (state = 'HELD') = (recorded_at IS NOT NULL) AND (recorded_at IS NULL) = (recorded_by_id IS NULL)
    AND (state = 'HELD') = (agency_count IS NOT NULL) AND (agency_count IS NULL) = (ice_count IS NULL)
    AND (agency_count IS NULL) = (officials_count IS NULL) AND (agency_count IS NULL) = (public_count IS NULL)
    AND (agency_count IS NULL) = (press_count IS NULL)),
  ADD CONSTRAINT steering_counts CHECK (
    least(agency_count, ice_count, officials_count, public_count, press_count) >= 0
    AND greatest(agency_count, ice_count, officials_count, public_count, press_count) <= 10000),
  -- A steering meeting is one of both sides.
  ADD CONSTRAINT steering_of_both_sides CHECK (agency_count IS NULL OR (agency_count >= 1 AND ice_count >= 1)),
  ADD CONSTRAINT steering_minutes_of_a_meeting CHECK (
    (minutes_id IS NULL) = (minutes_published_at IS NULL) AND (minutes_id IS NULL OR state = 'HELD')),
  ADD CONSTRAINT steering_next_is_later CHECK (next_on IS NULL OR (state = 'HELD' AND next_on > meets_on));

ALTER TABLE steering_moves
  ADD CONSTRAINT steering_moved_by FOREIGN KEY (moved_by_id) REFERENCES users (id),
  ADD CONSTRAINT steering_move_says_why CHECK (reason <> '');

CREATE FUNCTION steering_history_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'That a steering meeting was moved is never changed or deleted.';
END; $$;

CREATE TRIGGER steering_history_is_fixed BEFORE UPDATE OR DELETE ON steering_moves
  FOR EACH ROW EXECUTE FUNCTION steering_history_is_fixed();

CREATE FUNCTION steering_outcome_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.state <> 'PLANNED' AND (NEW.state, NEW.meets_on) IS DISTINCT FROM (OLD.state, OLD.meets_on)) THEN
    RAISE EXCEPTION 'A steering meeting that was held or cancelled stays as it is.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER steering_outcome_is_fixed BEFORE UPDATE OR DELETE ON steering_meetings
  FOR EACH ROW EXECUTE FUNCTION steering_outcome_is_fixed();
