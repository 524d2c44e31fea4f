-- room: hooks
-- What was removed from the queues of applications that did not fetch it.
CREATE TABLE offline_ledger (
  portal_id BIGINT NOT NULL,
  app_id BIGINT NOT NULL,
  -- older than they are kept
  expired BIGINT NOT NULL DEFAULT 0,
  -- the oldest of more than are kept
  crowded_out BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (portal_id, app_id)
);
CREATE INDEX offline_events_by_age ON offline_events (portal_id, app_id, changed_ms, id);
