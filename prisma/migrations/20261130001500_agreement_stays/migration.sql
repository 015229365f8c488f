-- How long agreements stay in a status is asked of the latest that left it (lib/server/agreements/typical-times.ts).
CREATE INDEX status_events_agreement_left_status ON status_events (from_status, created_at DESC)
  WHERE agreement_id IS NOT NULL AND from_status <> to_status;
