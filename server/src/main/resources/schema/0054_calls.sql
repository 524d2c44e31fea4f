-- room: calls
-- Calls that were received, for a while.
CREATE TABLE calls (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  -- as the caller wrote it, and as the method spells itself; empty: there is none
  method VARCHAR(100) NOT NULL,
  spec VARCHAR(100) NOT NULL,
  -- 0 by itself, 1 in a batch, 2 in a handler's answer
  way SMALLINT NOT NULL,
  -- the kind of credential; empty: nobody was let in
  auth VARCHAR(20) NOT NULL,
  -- 0: none
  app_id BIGINT NOT NULL,
  -- names it, for example 'webhook:3'
  credential VARCHAR(100) NOT NULL,
  -- 0: nobody
  user_id BIGINT NOT NULL,
  status BIGINT NOT NULL,
  error VARCHAR(100) NOT NULL,
  took_us BIGINT NOT NULL,
  request_id VARCHAR(100) NOT NULL,
  -- how many bytes all calls before it had, those that were removed too
  bytes_before BIGINT NOT NULL,
  -- JSON, secrets masked: keys that mean nothing, parameters, the answer
  unknown TEXT NOT NULL,
  params TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
CREATE INDEX calls_by_age ON calls (portal_id, created_ms, id);
CREATE INDEX calls_by_app ON calls (portal_id, app_id, id);

-- How often who called what, kept longer than the calls.
CREATE TABLE call_counts (
  portal_id BIGINT NOT NULL,
  -- days since 1970, in UTC
  day BIGINT NOT NULL,
  -- 0: none
  app_id BIGINT NOT NULL,
  credential VARCHAR(100) NOT NULL,
  method VARCHAR(100) NOT NULL,
  calls BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  last_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, day, app_id, credential, method)
);
