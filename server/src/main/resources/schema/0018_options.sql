-- room: access
-- What applications keep on the portal, for themselves or for one user.
CREATE TABLE app_options (
  portal_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  -- 0: of the application itself
  user_id BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  -- as JSON
  value TEXT NOT NULL,
  PRIMARY KEY (portal_id, app_id, user_id, name),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
