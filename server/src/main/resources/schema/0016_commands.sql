-- room: commands
CREATE TABLE commands (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  bot_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  -- as the bot spells it, without the slash
  text VARCHAR(100) NOT NULL,
  -- by which it is found: in small letters
  lower_text VARCHAR(100) NOT NULL,
  common SMALLINT NOT NULL,
  hidden SMALLINT NOT NULL,
  extranet SMALLINT NOT NULL,
  -- JSON list of LANGUAGE_ID, TITLE, PARAMS
  titles TEXT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE UNIQUE INDEX commands_by_text ON commands (portal_id, lower_text, bot_id);
CREATE INDEX commands_by_reach ON commands (portal_id, common, lower_text, bot_id);
CREATE INDEX commands_by_bot ON commands (portal_id, bot_id);
CREATE INDEX commands_by_app ON commands (portal_id, app_id, lower_text);

-- Commands used where their bot is not: there it may answer once asked.
CREATE TABLE command_uses (
  portal_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  command_id BIGINT NOT NULL,
  used_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, message_id, command_id)
);
CREATE INDEX command_uses_by_age ON command_uses (portal_id, used_ms);
