-- room: eventlog
-- Users for whom is written down what happens in their chats.
CREATE TABLE user_subscriptions (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  since_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id)
);

-- What was written down, for a day.
CREATE TABLE user_events (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- counted together with the numbers of events
  id BIGINT NOT NULL,
  type VARCHAR(50) NOT NULL,
  data TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id, id)
);
CREATE INDEX user_events_by_age ON user_events (portal_id, created_ms, id);
