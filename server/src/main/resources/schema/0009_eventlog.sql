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
  -- the message it tells of; 0: none
  message_id BIGINT NOT NULL,
  -- the event it repeats by an operator's wish; 0: none
  replay_of BIGINT NOT NULL,
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
CREATE INDEX events_by_bot ON events (portal_id, bot_id, id);
CREATE INDEX events_waiting ON events (portal_id, lane, id) WHERE state = 0;

-- Every attempt to hand an event over.
CREATE TABLE attempts (
  portal_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  started_ms BIGINT NOT NULL,
  took_ms BIGINT NOT NULL,
  address VARCHAR(2000) NOT NULL,
  -- of HTTP; 0: there was no answer
  status BIGINT NOT NULL,
  outcome VARCHAR(500) NOT NULL,
  -- of the answer, secrets masked; null when there was none
  answer_head VARCHAR(8192),
  answer_body TEXT,
  PRIMARY KEY (portal_id, event_id, number)
);

-- How many events of a bot there ever were and where they went. Kept, not counted: rows of settled
-- events are removed after a while, their number stays.
CREATE TABLE event_ledger (
  portal_id BIGINT NOT NULL,
  bot_id BIGINT NOT NULL,
  created BIGINT NOT NULL DEFAULT 0,
  acknowledged BIGINT NOT NULL DEFAULT 0,
  dead BIGINT NOT NULL DEFAULT 0,
  expired BIGINT NOT NULL DEFAULT 0,
  withdrawn BIGINT NOT NULL DEFAULT 0,
  -- rows that were removed
  removed BIGINT NOT NULL DEFAULT 0,
  -- the greatest id among them
  removed_to BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (portal_id, bot_id)
);

-- Bots that were not told of a message though they were in its chat or mentioned in it, and why.
CREATE TABLE misses (
  portal_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  bot_id BIGINT NOT NULL,
  -- 1 not mentioned, 2 no handler, 3 not installed, 4 not a member
  reason SMALLINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, message_id, bot_id)
);
CREATE INDEX misses_by_bot ON misses (portal_id, bot_id, message_id);
