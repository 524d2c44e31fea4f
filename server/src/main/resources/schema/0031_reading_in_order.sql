-- room: sql
-- Indexes in the order in which lists are read, so that nothing is sorted and nobody's rows but the
-- asked ones are looked at.

-- of chats
DROP INDEX chat_members_by_user;
CREATE INDEX chat_members_by_user ON chat_members (portal_id, user_id, chat_id);
CREATE INDEX chat_members_managing ON chat_members (portal_id, chat_id, user_id) WHERE manager = 1;

-- of hooks
DROP INDEX hooks_by_app;
CREATE INDEX hooks_by_app ON hooks (portal_id, app_id, id);
DROP INDEX hooks_by_event;
CREATE INDEX hooks_by_event ON hooks (portal_id, event, id);

-- of commands
DROP INDEX commands_by_bot;
CREATE INDEX commands_by_bot ON commands (portal_id, bot_id, id);
DROP INDEX commands_by_app;
CREATE INDEX commands_by_app ON commands (portal_id, app_id, lower_text, id);

-- of botapps
CREATE INDEX bot_apps_by_bot ON bot_apps (portal_id, bot_id, id);

-- of disk
CREATE INDEX disk_files_by_folder ON disk_files (portal_id, folder_id, id);

-- of access
CREATE INDEX fixed_tokens_by_app ON fixed_tokens (portal_id, app_id);

-- of people
CREATE INDEX users_administering ON users (portal_id, id) WHERE admin = 1;
