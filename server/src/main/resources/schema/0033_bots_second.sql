-- room: bots
-- 1 or 2: the generation of the API that registered the bot
ALTER TABLE bots ADD COLUMN generation SMALLINT NOT NULL DEFAULT 1;
-- FETCH or WEBHOOK; only the second generation chooses
ALTER TABLE bots ADD COLUMN event_mode VARCHAR(10) NOT NULL DEFAULT 'WEBHOOK';
-- the row of bot_handlers where all that a bot of the second generation is told goes; 0: none
ALTER TABLE bots ADD COLUMN webhook_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bots ADD COLUMN hidden SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE bots ADD COLUMN reactions SMALLINT NOT NULL DEFAULT 1;
-- empty: what the user chose
ALTER TABLE bots ADD COLUMN background VARCHAR(255) NOT NULL DEFAULT '';
CREATE INDEX bots_by_code_alone ON bots (portal_id, code, user_id);

-- What bots of the second generation did so far.
CREATE TABLE bot_counts (
  portal_id BIGINT NOT NULL,
  bot_id BIGINT NOT NULL,
  -- messages it was told of
  told BIGINT NOT NULL DEFAULT 0,
  -- chats it was taken into
  joined BIGINT NOT NULL DEFAULT 0,
  -- users who opened a dialog with it
  opened BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (portal_id, bot_id)
);
