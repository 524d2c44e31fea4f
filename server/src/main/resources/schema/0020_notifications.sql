-- room: notifications
-- what a user was ever told in the notification centre: one row once there was something
CREATE TABLE notification_feeds (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- a number among the chats: clients take the centre for one
  chat_id BIGINT NOT NULL,
  total BIGINT NOT NULL,
  unread BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id)
);

CREATE TABLE notifications (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- a number among the messages, for the same reason
  id BIGINT NOT NULL,
  -- 0: the system
  author_id BIGINT NOT NULL,
  -- 1 asks for an answer, 2 of a person, 4 of the system
  type BIGINT NOT NULL,
  tag VARCHAR(600) NOT NULL,
  sub_tag VARCHAR(600) NOT NULL,
  text TEXT NOT NULL,
  -- the text for ways out of the portal, such as e-mail
  text_out TEXT NOT NULL,
  -- JSON, null when there is none
  buttons TEXT,
  params TEXT,
  is_read SMALLINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id, id)
);
CREATE INDEX notifications_asking ON notifications (portal_id, user_id, id) WHERE type = 1;
CREATE INDEX notifications_telling ON notifications (portal_id, user_id, id) WHERE type <> 1;
CREATE INDEX notifications_unread ON notifications (portal_id, user_id, id) WHERE is_read = 0;
CREATE INDEX notifications_by_tag ON notifications (portal_id, tag, user_id) WHERE tag <> '';
CREATE INDEX notifications_by_sub_tag ON notifications (portal_id, sub_tag, user_id)
  WHERE sub_tag <> '';
