-- room: chats
ALTER TABLE chats ADD COLUMN text_field SMALLINT NOT NULL DEFAULT 1;
