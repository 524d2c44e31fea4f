-- room: eventlog
-- what kept an event from its handler at its last attempt: 0 nothing, 1 its address is refused
ALTER TABLE events ADD COLUMN hindrance SMALLINT NOT NULL DEFAULT 0;
