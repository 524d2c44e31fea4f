-- room: files
-- The bytes of a picture outside of the database, and how many; empty: they stand in the row until
-- they are moved.
ALTER TABLE files ADD COLUMN blob_id VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE files ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
CREATE INDEX files_by_blob ON files (portal_id, blob_id, id);
