-- room: chats
-- whether somebody from outside the company is in it
ALTER TABLE chats ADD COLUMN extranet SMALLINT NOT NULL DEFAULT 0;
UPDATE chats SET extranet = 1 WHERE EXISTS (
  SELECT 1 FROM chat_members m JOIN users u ON u.portal_id = m.portal_id AND u.id = m.user_id
  WHERE m.portal_id = chats.portal_id AND m.chat_id = chats.id AND u.extranet = 1);
