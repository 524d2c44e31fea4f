-- room: pickup
-- How far the readers of a bot are who fetch its events themselves.
CREATE TABLE cursors (
  portal_id BIGINT NOT NULL,
  bot_id BIGINT NOT NULL,
  name VARCHAR(50) NOT NULL,
  -- the first event this reader has not taken
  next_id BIGINT NOT NULL,
  -- all events before this one were settled by fetching
  settled_id BIGINT NOT NULL,
  moved_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, bot_id, name)
);
