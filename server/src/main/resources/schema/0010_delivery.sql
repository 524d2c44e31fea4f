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
