-- room: messages
CREATE TABLE messages (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  chat_id BIGINT NOT NULL,
  -- 0: the system
  author_id BIGINT NOT NULL,
  text TEXT NOT NULL,
  system SMALLINT NOT NULL,
  template_id VARCHAR(36) NOT NULL,
  -- JSON object of ATTACH, KEYBOARD, MENU, REPLY_ID …; null when there is none
  params TEXT,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE INDEX messages_by_chat ON messages (portal_id, chat_id, id);
