-- room: blobs
-- the part of the store of bytes that is a portal's
CREATE TABLE blob_places (
  portal_id BIGINT NOT NULL,
  place VARCHAR(40) NOT NULL,
  PRIMARY KEY (portal_id)
);
