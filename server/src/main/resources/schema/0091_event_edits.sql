-- room: eventlog
-- The data that operators replaced, so that an attempt can be shown with what it carried.
CREATE TABLE event_edits (
  portal_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  -- counted from one for each event
  number BIGINT NOT NULL,
  -- how many attempts had ended by then
  attempts BIGINT NOT NULL,
  edited_ms BIGINT NOT NULL,
  -- what was replaced
  data TEXT NOT NULL,
  PRIMARY KEY (portal_id, event_id, number)
);
