-- room: bots
CREATE TABLE bots (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  code VARCHAR(255) NOT NULL,
  -- B standard, O open lines, H human, S supervisor
  type VARCHAR(1) NOT NULL,
  openline SMALLINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id),
  FOREIGN KEY (portal_id, user_id) REFERENCES users (portal_id, id),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
CREATE UNIQUE INDEX bots_by_code ON bots (portal_id, app_id, code);

-- One set of handler addresses an application.
CREATE TABLE bot_handlers (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  event VARCHAR(50) NOT NULL,
  url VARCHAR(2000) NOT NULL,
  PRIMARY KEY (portal_id, id),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
CREATE UNIQUE INDEX bot_handlers_by_event ON bot_handlers (portal_id, app_id, event);
