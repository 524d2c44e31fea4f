-- room: chats
CREATE TABLE chats (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  -- P private, C group, O open
  type VARCHAR(1) NOT NULL,
  title VARCHAR(255) NOT NULL,
  description VARCHAR(2000) NOT NULL,
  color VARCHAR(20) NOT NULL,
  avatar_id BIGINT,
  author_id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  entity_type VARCHAR(50) NOT NULL,
  entity_id VARCHAR(255) NOT NULL,
  -- the two users of a private chat, lesser id first; null in group chats
  low_user_id BIGINT,
  high_user_id BIGINT,
  last_message_id BIGINT NOT NULL,
  -- messages ever posted here: a member's unread count is this less the member's read_count
  message_count BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE UNIQUE INDEX chats_by_pair ON chats (portal_id, low_user_id, high_user_id)
  WHERE low_user_id IS NOT NULL;

CREATE TABLE chat_members (
  portal_id BIGINT NOT NULL,
  chat_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  manager SMALLINT NOT NULL,
  -- the first message the member may see
  sees_from_id BIGINT NOT NULL,
  last_read_id BIGINT NOT NULL,
  read_count BIGINT NOT NULL,
  joined_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, chat_id, user_id),
  FOREIGN KEY (portal_id, chat_id) REFERENCES chats (portal_id, id),
  FOREIGN KEY (portal_id, user_id) REFERENCES users (portal_id, id)
);
CREATE INDEX chat_members_by_user ON chat_members (portal_id, user_id);
