-- room: disk

-- What was sent into a chat as files is read newest first.
CREATE INDEX disk_posts_of_chat ON disk_posts (portal_id, chat_id, message_id, file_id);
DROP INDEX disk_posts_by_chat;
