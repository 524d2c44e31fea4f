-- room: audit
-- Who changed what. Rows are only ever added; the oldest go when there are too many.
CREATE TABLE audit_log (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- what was shown to be that user, as limits and logs name it; never a secret
  credential VARCHAR(100) NOT NULL,
  address VARCHAR(100) NOT NULL,
  -- the method that was called
  action VARCHAR(100) NOT NULL,
  -- what was changed: person, webhook, app ...
  kind VARCHAR(20) NOT NULL,
  subject VARCHAR(100) NOT NULL,
  name VARCHAR(255) NOT NULL,
  -- JSON: a list of what, from and to
  changes TEXT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE INDEX audit_log_by_user ON audit_log (portal_id, user_id, id);
CREATE INDEX audit_log_by_kind ON audit_log (portal_id, kind, id);
