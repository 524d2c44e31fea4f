-- room: delivery
-- What was agreed on for the deliveries of an application, or of one bot of it. A column that is
-- null was not agreed on: a bot takes its application's word, an application the server's.
CREATE TABLE delivery_terms (
  portal_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  -- 0: the whole application
  bot_id BIGINT NOT NULL,
  profile VARCHAR(10),
  receive VARCHAR(10),
  in_flight_max BIGINT,
  per_second_max BIGINT,
  life_ms BIGINT,
  inline_reply SMALLINT,
  PRIMARY KEY (portal_id, app_id, bot_id),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);

-- What is to be known of a handler's address beside where it is.
CREATE TABLE handler_notes (
  portal_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  address VARCHAR(2000) NOT NULL,
  -- since when nothing is posted to it, because it answered 410; null: it is open
  closed_ms BIGINT,
  -- what was found wrong with it when it was registered
  warning VARCHAR(500),
  PRIMARY KEY (portal_id, app_id, address),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
