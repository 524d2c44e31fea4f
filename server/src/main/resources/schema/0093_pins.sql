-- room: messages
-- messages that a chat keeps at its head
CREATE TABLE message_pins (
  portal_id BIGINT NOT NULL,
  chat_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, chat_id, message_id)
);
