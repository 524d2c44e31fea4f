-- room: eventlog
-- what came of a message, however long ago it was
CREATE INDEX events_by_message ON events (portal_id, message_id, id);
