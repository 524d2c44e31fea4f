-- room: access
-- What an administrator calls a webhook, and since when there is one.
ALTER TABLE webhooks ADD COLUMN title VARCHAR(255) NOT NULL DEFAULT '';
ALTER TABLE webhooks ADD COLUMN created_ms BIGINT NOT NULL DEFAULT 0;
CREATE INDEX sessions_by_user ON sessions (portal_id, user_id);
CREATE INDEX apps_by_kind ON apps (portal_id, kind, id);
