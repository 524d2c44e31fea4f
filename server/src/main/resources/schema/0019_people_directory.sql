-- room: people
ALTER TABLE users ADD COLUMN work_phone VARCHAR(50) NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN mobile_phone VARCHAR(50) NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN inner_phone VARCHAR(50) NOT NULL DEFAULT '';
-- what the user set; empty: nothing yet
ALTER TABLE users ADD COLUMN status VARCHAR(10) NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN idle_since_ms BIGINT;
-- ids with commas between them, the main one first
ALTER TABLE users ADD COLUMN departments VARCHAR(1000) NOT NULL DEFAULT '';
-- whether user_words has what there is to find
ALTER TABLE users ADD COLUMN indexed SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX users_not_indexed ON users (portal_id, id) WHERE indexed = 0;
UPDATE users SET departments = '1' WHERE kind = 'user' AND extranet = 0;

CREATE TABLE departments (
  portal_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  sort BIGINT NOT NULL,
  -- null: the company itself
  parent_id BIGINT,
  head_id BIGINT,
  PRIMARY KEY (portal_id, id)
);

-- the active persons of a department
CREATE TABLE department_members (
  portal_id BIGINT NOT NULL,
  department_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  PRIMARY KEY (portal_id, department_id, user_id)
);
INSERT INTO department_members (portal_id, department_id, user_id)
  SELECT portal_id, 1, id FROM users WHERE kind = 'user' AND extranet = 0 AND active = 1;

-- words by whose beginnings a user is found, lower-cased, because lower() of the databases differs
CREATE TABLE user_words (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  word VARCHAR(50) ${bytewise} NOT NULL,
  PRIMARY KEY (portal_id, user_id, word)
);
CREATE INDEX user_words_by_word ON user_words (portal_id, word, user_id);
