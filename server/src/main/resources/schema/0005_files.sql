-- room: files
CREATE TABLE files (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  -- part of the file's address, so that addresses cannot be guessed
  access_key VARCHAR(40) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  bytes ${bytes} NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
