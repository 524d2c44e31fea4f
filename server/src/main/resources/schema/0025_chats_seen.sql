-- room: chats
-- the newest message that somebody other than its author has read; 0: none
ALTER TABLE chats ADD COLUMN seen_id BIGINT NOT NULL DEFAULT 0;
