-- room: eventlog
-- One row an event and receiver. The row is the state: no second queue can disagree with it.
CREATE TABLE events (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  -- what is kept in order, for example 'bot7/chat12'
  lane VARCHAR(100) NOT NULL,
  event VARCHAR(50) NOT NULL,
  bot_id BIGINT NOT NULL,
  -- whose bot it is, and the handler under which the event leaves
  app_id BIGINT NOT NULL,
  handler_id BIGINT NOT NULL,
  -- the user who caused it; 0: nobody
  actor_id BIGINT NOT NULL,
  data TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  -- 0 waiting, 1 acknowledged, 2 dead, 3 expired, 4 withdrawn
  state SMALLINT NOT NULL,
  due_ms BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  last_outcome VARCHAR(500),
  settled_ms BIGINT,
  PRIMARY KEY (portal_id, id)
);
CREATE INDEX events_waiting ON events (portal_id, lane, id) WHERE state = 0;
