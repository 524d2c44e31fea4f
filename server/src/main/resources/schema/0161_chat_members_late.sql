-- room: chats
-- those who came into a chat without its history: few, and found without a look at all members
CREATE INDEX chat_members_late ON chat_members (portal_id, chat_id, sees_from_id)
  WHERE sees_from_id > 0;
