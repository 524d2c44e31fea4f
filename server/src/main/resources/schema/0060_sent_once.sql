-- room: messages
-- what a client calls the messages it sends, for a day: sent twice, one message
CREATE TABLE sent_once (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  message_id BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id, name)
);
CREATE INDEX sent_once_by_age ON sent_once (portal_id, created_ms);
