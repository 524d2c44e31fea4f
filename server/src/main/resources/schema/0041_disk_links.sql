-- room: disk
-- addresses that hand a file out once
CREATE TABLE disk_links (
  portal_id BIGINT NOT NULL,
  -- SHA-256 of the token, hexadecimal
  token_hash VARCHAR(64) NOT NULL,
  file_id BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, token_hash)
);
CREATE INDEX disk_links_by_end ON disk_links (portal_id, expires_ms);
