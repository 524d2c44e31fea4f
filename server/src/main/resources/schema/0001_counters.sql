-- room: sql
CREATE TABLE counters (
  portal_id BIGINT NOT NULL,
  name VARCHAR(30) NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (portal_id, name)
);
