-- room: links
-- messages whose link has not been looked at yet
CREATE TABLE link_wishes (
  portal_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  address VARCHAR(1000) NOT NULL,
  PRIMARY KEY (portal_id, message_id)
);
-- what was found lately
CREATE TABLE link_pages (
  portal_id BIGINT NOT NULL,
  address VARCHAR(1000) NOT NULL,
  -- what the page says of itself, JSON; null: nothing
  card TEXT,
  looked_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, address)
);
CREATE INDEX link_pages_by_time ON link_pages (portal_id, looked_ms);
