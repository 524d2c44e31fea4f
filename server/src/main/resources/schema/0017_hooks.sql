-- room: hooks
-- Where applications asked to be told of events. A row goes when its handler is unbound.
CREATE TABLE hooks (
  portal_id BIGINT NOT NULL,
  -- the event_handler_id of the wire, counted together with the handlers of bots
  id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  event VARCHAR(50) NOT NULL,
  -- empty: what happens is queued until the application fetches it
  url VARCHAR(2000) NOT NULL,
  -- for whom tokens are issued; 0: for whoever caused the event
  user_id BIGINT NOT NULL,
  offline SMALLINT NOT NULL,
  -- which of the application's queues
  connector VARCHAR(255) NOT NULL,
  -- of ONOFFLINEEVENT: least seconds between two
  pause_seconds BIGINT NOT NULL,
  -- of ONOFFLINEEVENT: when the last one was or will be due
  notified_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);
CREATE INDEX hooks_by_app ON hooks (portal_id, app_id, event);
CREATE INDEX hooks_by_event ON hooks (portal_id, event);

-- What happened, for applications that fetch it: one row an object, its latest change.
CREATE TABLE offline_events (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  connector VARCHAR(255) NOT NULL,
  event VARCHAR(50) NOT NULL,
  -- names the object and what happened to it
  message_id VARCHAR(32) NOT NULL,
  data TEXT NOT NULL,
  -- who caused it; 0: nobody
  actor_id BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  -- of whoever took the row and has not cleared it; empty: nobody
  process_id VARCHAR(32) NOT NULL,
  -- when it was taken; 0: not yet
  taken_ms BIGINT NOT NULL,
  error SMALLINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE INDEX offline_events_by_queue ON offline_events (portal_id, app_id, connector, id);
CREATE INDEX offline_events_free ON offline_events (portal_id, app_id, connector, changed_ms, id)
  WHERE process_id = '';
CREATE INDEX offline_events_by_object ON offline_events (portal_id, app_id, message_id);
CREATE INDEX offline_events_by_process ON offline_events (portal_id, app_id, process_id);
