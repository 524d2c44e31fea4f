-- room: bots
-- The groups a bot is in and the dialogs it has are counted for bots of both generations, and as they
-- come and go; until now bots of the second were counted where they were taken in, and never less.
UPDATE bot_counts SET joined = 0, opened = 0;
INSERT INTO bot_counts (portal_id, bot_id, told, joined, opened)
SELECT b.portal_id, b.user_id, 0,
  SUM(CASE WHEN c.type = 'P' THEN 0 ELSE 1 END), SUM(CASE WHEN c.type = 'P' THEN 1 ELSE 0 END)
FROM bots b
JOIN chat_members m ON m.portal_id = b.portal_id AND m.user_id = b.user_id
JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
WHERE 1 = 1
GROUP BY b.portal_id, b.user_id
ON CONFLICT (portal_id, bot_id) DO UPDATE SET joined = excluded.joined, opened = excluded.opened;
