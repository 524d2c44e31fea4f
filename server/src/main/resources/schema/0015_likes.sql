-- room: messages
CREATE TABLE message_likes (
  portal_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  PRIMARY KEY (portal_id, message_id, user_id)
);
