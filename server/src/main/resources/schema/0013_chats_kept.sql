-- room: chats
ALTER TABLE chats ADD COLUMN member_count BIGINT NOT NULL DEFAULT 0;
-- lower-cased title, because lower() of the databases differs
ALTER TABLE chats ADD COLUMN search_text VARCHAR(255) NOT NULL DEFAULT '';
UPDATE chats SET search_text = LOWER(title), member_count = (
  SELECT COUNT(*) FROM chat_members m
  WHERE m.portal_id = chats.portal_id AND m.chat_id = chats.id);
CREATE INDEX chats_by_entity ON chats (portal_id, entity_type, entity_id, id)
  WHERE entity_type <> '';
CREATE INDEX chats_open ON chats (portal_id, id) WHERE type = 'O';

ALTER TABLE chat_members ADD COLUMN muted SMALLINT NOT NULL DEFAULT 0;
-- when the member pinned the chat; 0: not
ALTER TABLE chat_members ADD COLUMN pinned_ms BIGINT NOT NULL DEFAULT 0;
-- marked as unread by hand
ALTER TABLE chat_members ADD COLUMN unread_mark SMALLINT NOT NULL DEFAULT 0;
-- the message from which on the member marked the chat as unread; 0: none
ALTER TABLE chat_members ADD COLUMN marked_id BIGINT NOT NULL DEFAULT 0;
-- the chat's newest message when the member put it out of sight: a newer one shows it again
ALTER TABLE chat_members ADD COLUMN hidden_at_id BIGINT NOT NULL DEFAULT -1;
-- when the member last read; 0: unknown
ALTER TABLE chat_members ADD COLUMN last_read_ms BIGINT NOT NULL DEFAULT 0;
