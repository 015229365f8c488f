-- How long requests stay in a status is asked of the latest that left it (lib/server/requests/typical-times.ts).
CREATE INDEX status_events_left_status ON status_events (from_status, created_at DESC)
  WHERE request_id IS NOT NULL AND from_status <> to_status;
