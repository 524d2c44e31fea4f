-- room: bots
-- Where a bot that fetches wants to be posted to when it is posted to again; nothing is posted there meanwhile.
ALTER TABLE bot_handlers ADD COLUMN kept_url VARCHAR(2000) NOT NULL DEFAULT '';
