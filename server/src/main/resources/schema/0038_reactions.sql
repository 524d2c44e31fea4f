-- room: messages
-- one reaction a user and message; a like is one of them
CREATE TABLE message_reactions (
  portal_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  reaction VARCHAR(50) NOT NULL,
  PRIMARY KEY (portal_id, message_id, user_id)
);
INSERT INTO message_reactions (portal_id, message_id, user_id, reaction)
SELECT portal_id, message_id, user_id, 'like' FROM message_likes;
DROP TABLE message_likes;
