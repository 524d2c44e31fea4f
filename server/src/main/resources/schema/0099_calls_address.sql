-- room: calls

-- Where a call came from; empty for those kept before, and for those in a handler's answer.
ALTER TABLE calls ADD COLUMN address TEXT NOT NULL DEFAULT '';
