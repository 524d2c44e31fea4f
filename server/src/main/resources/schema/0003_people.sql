-- room: people
CREATE TABLE users (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  -- 'user' or 'bot': a bot is a user of its portal
  kind VARCHAR(10) NOT NULL,
  login VARCHAR(100),
  password_hash VARCHAR(200),
  active SMALLINT NOT NULL,
  admin SMALLINT NOT NULL,
  -- from outside the company
  extranet SMALLINT NOT NULL,
  name VARCHAR(100) NOT NULL,
  last_name VARCHAR(100) NOT NULL,
  work_position VARCHAR(255) NOT NULL,
  gender VARCHAR(1) NOT NULL,
  email VARCHAR(255) NOT NULL,
  birthday VARCHAR(10) NOT NULL,
  website VARCHAR(255) NOT NULL,
  -- hex code, as answers carry it
  color VARCHAR(20) NOT NULL,
  avatar_id BIGINT,
  -- lower-cased names and position, because lower() of the databases differs
  search_text VARCHAR(700) NOT NULL,
  created_ms BIGINT NOT NULL,
  last_activity_ms BIGINT,
  PRIMARY KEY (portal_id, id)
);
CREATE UNIQUE INDEX users_by_login ON users (portal_id, login) WHERE login IS NOT NULL;
