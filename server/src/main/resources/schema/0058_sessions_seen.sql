-- room: access
-- what tells a user which of his browsers this is
ALTER TABLE sessions ADD COLUMN browser VARCHAR(255) NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN address VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN created_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN used_ms BIGINT NOT NULL DEFAULT 0;
CREATE INDEX sessions_of_user ON sessions (portal_id, user_id, created_ms, session_hash);
