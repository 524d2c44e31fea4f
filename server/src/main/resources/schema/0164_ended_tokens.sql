-- room: access
-- Bots that left an application for another: the tokens are dead that it was given to act for them until then.
CREATE TABLE ended_tokens (
  portal_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  ended_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, app_id, user_id),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
