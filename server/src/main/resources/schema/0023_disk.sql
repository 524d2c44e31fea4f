-- room: disk
CREATE TABLE disk_folders (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  -- 'chat' or 'saved'
  kind VARCHAR(10) NOT NULL,
  -- the chat whose files are here, or the user who saved them
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE UNIQUE INDEX disk_folders_by_owner ON disk_folders (portal_id, kind, owner_id);

CREATE TABLE disk_files (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  folder_id BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  -- the same name as searches for a free one compare it
  name_key VARCHAR(255) NOT NULL,
  size BIGINT NOT NULL,
  -- read from the bytes, never what a sender claimed
  media_type VARCHAR(100) NOT NULL,
  -- pixels of an image, 0 of anything else
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  -- part of the file's address, so that addresses cannot be guessed
  access_key VARCHAR(40) NOT NULL,
  -- hash of the content
  etag VARCHAR(40) NOT NULL,
  -- copies share their content
  content_id BIGINT NOT NULL,
  created_by BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE UNIQUE INDEX disk_files_by_name ON disk_files (portal_id, folder_id, name_key);
CREATE INDEX disk_files_by_content ON disk_files (portal_id, content_id);

-- the bytes in parts, so that a piece of a large file is read without the rest
CREATE TABLE disk_parts (
  portal_id BIGINT NOT NULL,
  content_id BIGINT NOT NULL,
  part BIGINT NOT NULL,
  bytes ${bytes} NOT NULL,
  PRIMARY KEY (portal_id, content_id, part)
);

-- the messages that show a file
CREATE TABLE disk_posts (
  portal_id BIGINT NOT NULL,
  file_id BIGINT NOT NULL,
  chat_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- shown as a file even if it is an image
  as_file SMALLINT NOT NULL,
  PRIMARY KEY (portal_id, file_id, message_id)
);
CREATE INDEX disk_posts_by_chat ON disk_posts (portal_id, chat_id);
CREATE INDEX disk_posts_by_message ON disk_posts (portal_id, message_id, file_id);
