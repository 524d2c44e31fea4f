-- room: eventlog
-- What an event tells stands apart from where it is: data are written once and are long, the state
-- is written again with each attempt, and a page full of states is changed for many events at once.
CREATE TABLE event_data (
  portal_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (portal_id, event_id)
);
INSERT INTO event_data (portal_id, event_id, data)
SELECT portal_id, id, data FROM events ORDER BY portal_id, id;
ALTER TABLE events DROP COLUMN data;
