-- room: signing
-- Which applications want their events signed. No secret is here: all are derived.
CREATE TABLE signings (
  portal_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  -- 0 off, 1 hmac, 2 ed25519, 3 both
  mode SMALLINT NOT NULL,
  generation BIGINT NOT NULL,
  -- until when the generation before signs too
  old_until_ms BIGINT,
  PRIMARY KEY (portal_id, app_id)
);
