-- room: bots
-- Subscriptions of bots of the second generation that portals of a revision before 35 leave behind: each
-- is told of one event at an address that its bot left. What is told where the bot is now is no row of
-- these but its place in bot_handlers.
CREATE TABLE bot_leftovers (
  portal_id BIGINT NOT NULL,
  -- the event_handler_id of the wire
  id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  -- 0: a bot that was removed
  bot_id BIGINT NOT NULL,
  event VARCHAR(50) NOT NULL,
  url VARCHAR(2000) NOT NULL,
  PRIMARY KEY (portal_id, id),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
CREATE INDEX bot_leftovers_by_bot ON bot_leftovers (portal_id, app_id, bot_id, id);
