-- room: chats
-- the last message the member wrote here; 0: none
ALTER TABLE chat_members ADD COLUMN last_sent_id BIGINT NOT NULL DEFAULT 0;
