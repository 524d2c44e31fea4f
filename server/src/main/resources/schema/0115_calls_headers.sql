-- room: calls

-- The headers a call came with, as JSON, secrets masked; empty for those kept before, and for those
-- that came in with another call.
ALTER TABLE calls ADD COLUMN headers TEXT NOT NULL DEFAULT '';
