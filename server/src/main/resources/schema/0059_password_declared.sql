-- room: people
-- the hash of the portal file's password from which the user changed his own; null: he did not
ALTER TABLE users ADD COLUMN declared_hash VARCHAR(200);
CREATE INDEX users_by_email ON users (portal_id, email, id);
