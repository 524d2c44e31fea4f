-- room: access
-- Codes, secrets and tokens are stored as SHA-256 of their text; they are long and random, or chosen by
-- the operator for tests, and the start screen warns about those.
CREATE TABLE webhooks (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  scopes VARCHAR(1000) NOT NULL,
  expires_ms BIGINT,
  PRIMARY KEY (portal_id, id),
  FOREIGN KEY (portal_id, user_id) REFERENCES users (portal_id, id)
);
CREATE UNIQUE INDEX webhooks_by_code ON webhooks (portal_id, user_id, code_hash);

CREATE TABLE apps (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  -- 'local', added by an administrator; or 'webhook': stands for the webhook callers that chose one
  -- CLIENT_ID, whose client_id is then 'custom' and that text
  kind VARCHAR(10) NOT NULL,
  client_id VARCHAR(255) NOT NULL,
  client_secret_hash VARCHAR(64) NOT NULL,
  title VARCHAR(255) NOT NULL,
  scopes VARCHAR(1000) NOT NULL,
  handler_url VARCHAR(2000) NOT NULL,
  install_url VARCHAR(2000) NOT NULL,
  -- goes out with every event in clear, so it is kept in clear
  application_token VARCHAR(100) NOT NULL,
  version BIGINT NOT NULL,
  -- status letter of the wire: L local, F free, D demo, T trial, P paid
  status VARCHAR(1) NOT NULL,
  -- end of the trial or paid period; null: never
  paid_until_ms BIGINT,
  installed SMALLINT NOT NULL,
  only_api SMALLINT NOT NULL,
  blocked SMALLINT NOT NULL,
  -- comma list of user ids that may use it; empty: everybody
  allowed_users VARCHAR(2000) NOT NULL,
  -- tokens issued before this moment are dead
  tokens_valid_from_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, id)
);
-- A webhook caller may choose what an administrator's application is called: they are kept apart.
CREATE UNIQUE INDEX apps_by_client ON apps (portal_id, kind, client_id);

-- Tokens fixed by the portal file. Minted tokens carry their own proof and are not stored.
CREATE TABLE fixed_tokens (
  portal_id BIGINT NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  -- 'access' or 'refresh'
  kind VARCHAR(10) NOT NULL,
  app_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, token_hash),
  FOREIGN KEY (portal_id, app_id) REFERENCES apps (portal_id, id)
);

-- One-time codes and refresh tokens that were used, until they would have expired anyway.
CREATE TABLE spent_tokens (
  portal_id BIGINT NOT NULL,
  token_hash VARCHAR(64) NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, token_hash)
);
CREATE INDEX spent_tokens_by_expiry ON spent_tokens (portal_id, expires_ms);

CREATE TABLE sessions (
  portal_id BIGINT NOT NULL,
  session_hash VARCHAR(64) NOT NULL,
  user_id BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, session_hash),
  FOREIGN KEY (portal_id, user_id) REFERENCES users (portal_id, id)
);
CREATE INDEX sessions_by_expiry ON sessions (portal_id, expires_ms);
