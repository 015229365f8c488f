-- Whoever follows a case is told of a step once, however many others are told of it.

-- What was told twice so far stays where it is and loses its step; a notice whose words were destroyed takes no change
-- but this one.
ALTER TABLE notices DISABLE TRIGGER notice_is_kept;
UPDATE notices n SET event_id = NULL WHERE n.name = 'followed' AND EXISTS (
  SELECT 1 FROM notices o WHERE o.name = 'followed' AND o.event_id = n.event_id AND o.user_id = n.user_id AND o.id < n.id);
ALTER TABLE notices ENABLE TRIGGER notice_is_kept;

CREATE UNIQUE INDEX followed_once ON notices (event_id, user_id) WHERE name = 'followed';
