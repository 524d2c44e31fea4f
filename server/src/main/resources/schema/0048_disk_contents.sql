-- room: disk
-- contents that stand outside of the database; those without a row stand in disk_parts until they
-- are moved
CREATE TABLE disk_contents (
  portal_id BIGINT NOT NULL,
  content_id BIGINT NOT NULL,
  blob_id VARCHAR(40) NOT NULL,
  PRIMARY KEY (portal_id, content_id)
);
CREATE UNIQUE INDEX disk_contents_by_blob ON disk_contents (portal_id, blob_id);

-- small pictures of images, made when they are first asked for
CREATE TABLE disk_previews (
  portal_id BIGINT NOT NULL,
  content_id BIGINT NOT NULL,
  -- longest side in pixels
  side BIGINT NOT NULL,
  blob_id VARCHAR(40) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  size BIGINT NOT NULL,
  PRIMARY KEY (portal_id, content_id, side)
);
CREATE UNIQUE INDEX disk_previews_by_blob ON disk_previews (portal_id, blob_id);

-- addresses that take a file once
CREATE TABLE disk_uploads (
  portal_id BIGINT NOT NULL,
  -- SHA-256 of the token, hexadecimal
  token_hash VARCHAR(64) NOT NULL,
  folder_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- a name that is taken gets a number
  unique_name SMALLINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, token_hash)
);
CREATE INDEX disk_uploads_by_end ON disk_uploads (portal_id, expires_ms);
