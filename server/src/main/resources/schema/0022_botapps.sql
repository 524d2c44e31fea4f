-- room: botapps
-- What bots put into the messenger: a command behind an icon, or a page in a frame.
CREATE TABLE bot_apps (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  bot_id BIGINT NOT NULL,
  code VARCHAR(255) NOT NULL,
  -- PUT, SEND, CALL or SUPPORT; empty: it is a page
  js_method VARCHAR(10) NOT NULL,
  js_param VARCHAR(255) NOT NULL,
  iframe VARCHAR(2000) NOT NULL,
  iframe_width BIGINT NOT NULL,
  iframe_height BIGINT NOT NULL,
  hash VARCHAR(255) NOT NULL,
  -- 0: none
  icon_id BIGINT NOT NULL,
  context VARCHAR(20) NOT NULL,
  hidden SMALLINT NOT NULL,
  extranet SMALLINT NOT NULL,
  livechat SMALLINT NOT NULL,
  popup SMALLINT NOT NULL,
  -- a JSON list of titles by language
  lang TEXT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE UNIQUE INDEX bot_apps_by_code ON bot_apps (portal_id, bot_id, code);
