-- What the rooms write for one message from a person to a bot, from its posting to its
-- acknowledged event: the bound of the benchmark writes the same rows, without the rooms.
-- The places are filled in order by DirectWrites.

-- message
INSERT INTO messages (portal_id, id, chat_id, author_id, text, system, template_id, params,
  created_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- chat
UPDATE chats SET last_message_id = ?, message_count = ?, updated_ms = ?
WHERE portal_id = ? AND id = ?;

-- member
UPDATE chat_members SET last_read_id = ?, read_count = ?
WHERE portal_id = ? AND chat_id = ? AND user_id = ?;

-- event
INSERT INTO events (portal_id, id, lane, event, bot_id, app_id, handler_id, actor_id, message_id,
  replay_of, created_ms, state, due_ms, attempts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, 0);

-- told
INSERT INTO event_data (portal_id, event_id, data) VALUES (?, ?, ?);

-- counter
INSERT INTO counters (portal_id, name, value) VALUES (?, ?, ?)
ON CONFLICT (portal_id, name) DO UPDATE SET value = excluded.value;

-- created
INSERT INTO event_ledger (portal_id, bot_id, created) VALUES (?, ?, ?)
ON CONFLICT (portal_id, bot_id) DO UPDATE SET created = event_ledger.created + excluded.created;

-- acknowledged
INSERT INTO event_ledger (portal_id, bot_id, acknowledged) VALUES (?, ?, ?)
ON CONFLICT (portal_id, bot_id)
DO UPDATE SET acknowledged = event_ledger.acknowledged + excluded.acknowledged;

-- attempt
INSERT INTO attempts (portal_id, event_id, number, started_ms, took_ms, address, status, outcome,
  answer_head, answer_body)
VALUES (?, ?, 1, ?, 1, ?, 200, ?, ?, ?) ON CONFLICT DO NOTHING;

-- settle
UPDATE events SET state = ?, attempts = ?, last_outcome = ?, settled_ms = ?
WHERE portal_id = ? AND id = ? AND state < 1;

-- sample
SELECT m.chat_id, m.author_id, m.text, e.lane, e.bot_id, e.app_id, e.handler_id, d.data, m.id, e.id
FROM messages m, events e, event_data d
WHERE m.portal_id = 1 AND e.portal_id = 1 AND d.portal_id = 1 AND d.event_id = e.id AND m.author_id = e.actor_id
  AND e.event = 'ONIMBOTMESSAGEADD'
  AND m.id > (SELECT MAX(id) FROM messages WHERE portal_id = 1) - 500
  AND e.id > (SELECT MAX(id) FROM events WHERE portal_id = 1) - 500
ORDER BY m.id DESC LIMIT 200;

-- receivers
SELECT b.user_id, b.app_id, h.id FROM bots b
JOIN bot_handlers h ON h.portal_id = b.portal_id AND h.app_id = b.app_id
WHERE b.portal_id = 1 AND h.event = 'ONIMBOTMESSAGEADD' ORDER BY b.user_id;

-- event data
SELECT d.data FROM events e JOIN event_data d ON d.portal_id = 1 AND d.event_id = e.id
WHERE e.portal_id = 1 AND e.event = 'ONIMBOTMESSAGEADD' ORDER BY e.id LIMIT 1;

-- dialogs
SELECT id, author_id FROM chats WHERE portal_id = 1 ORDER BY id;

-- greatest ids
SELECT COALESCE((SELECT MAX(id) FROM messages WHERE portal_id = 1), 0),
  COALESCE((SELECT MAX(id) FROM events WHERE portal_id = 1), 0);

-- last of chat
UPDATE chats SET message_count = message_count + ?, last_message_id = ?
WHERE portal_id = 1 AND id = ?;

-- The rows of a portal that has grown, filled by TownRows and read by Town.

-- user
INSERT INTO users (portal_id, id, kind, active, admin, extranet, name, last_name, work_position,
  gender, email, birthday, website, color, search_text, created_ms)
VALUES (?, ?, 'user', 1, 0, 0, ?, ?, '', '', '', '', '', '#df532d', ?, ?);

-- webhook
INSERT INTO webhooks (portal_id, id, user_id, code_hash, scopes) VALUES (?, ?, ?, ?, ?);

-- new chat
INSERT INTO chats (portal_id, id, type, title, description, color, author_id, owner_id, entity_type,
  entity_id, low_user_id, high_user_id, last_message_id, message_count, created_ms, updated_ms,
  member_count, search_text)
VALUES (?, ?, ?, ?, '', 'AQUA', ?, ?, '', '', ?, ?, ?, ?, ?, ?, ?, ?);

-- new member
INSERT INTO chat_members (portal_id, chat_id, user_id, manager, sees_from_id, last_read_id,
  read_count, joined_ms)
VALUES (?, ?, ?, ?, 0, ?, ?, ?);

-- bots
SELECT user_id FROM bots WHERE portal_id = 1 ORDER BY user_id;

-- count of bots
SELECT COUNT(*) FROM bots WHERE portal_id = 1;

-- count of webhooks
SELECT COUNT(*) FROM webhooks WHERE portal_id = 1;

-- greatest user
SELECT MAX(id) FROM users WHERE portal_id = 1;

-- greatest webhook
SELECT MAX(id) FROM webhooks WHERE portal_id = 1;

-- greatest chat
SELECT COALESCE(MAX(id), 0) FROM chats WHERE portal_id = 1;

-- greatest message
SELECT COALESCE(MAX(id), 0) FROM messages WHERE portal_id = 1;

-- residents
SELECT u.id, a.client_id FROM users u
LEFT JOIN bots b ON b.portal_id = u.portal_id AND b.user_id = u.id
LEFT JOIN apps a ON a.portal_id = b.portal_id AND a.id = b.app_id
WHERE u.portal_id = 1 ORDER BY u.id;

-- talks
SELECT m.user_id, m.chat_id, c.low_user_id, c.high_user_id FROM chat_members m
JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
WHERE m.portal_id = 1 ORDER BY m.user_id, m.chat_id;

-- handlers
UPDATE bot_handlers SET url = ? WHERE portal_id = 1;
