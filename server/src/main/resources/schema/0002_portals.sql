-- room: portals
-- One row a portal. The key is named portal_id here too, so that every statement of every room can
-- say ":portal".
CREATE TABLE portals (
  portal_id BIGINT NOT NULL,
  host VARCHAR(255) NOT NULL,
  member_id VARCHAR(32) NOT NULL,
  language VARCHAR(10) NOT NULL,
  timezone VARCHAR(64) NOT NULL,
  plan VARCHAR(50) NOT NULL,
  -- open, closed (PORTAL_DELETED), overloaded (OVERLOAD_LIMIT)
  state VARCHAR(20) NOT NULL,
  https_only SMALLINT NOT NULL,
  -- cloud or self-hosted: which limits are in force
  limits VARCHAR(20) NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id)
);
CREATE UNIQUE INDEX portals_by_host ON portals (host);
