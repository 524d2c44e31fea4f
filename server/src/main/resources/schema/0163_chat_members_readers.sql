-- room: chats
-- how far those have read who have read at all: who has seen a message is asked of the few who came to
-- it, and not of all members of a chat
CREATE INDEX chat_members_readers ON chat_members (portal_id, chat_id, last_read_id)
  WHERE last_read_ms > 0;
