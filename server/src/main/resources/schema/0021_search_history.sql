-- room: chats
-- the dialogs a user found by searching, for whoever searches again
CREATE TABLE search_history (
  portal_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  -- as the user calls it: chat17, or a user's id
  dialog VARCHAR(30) NOT NULL,
  found_ms BIGINT NOT NULL,
  PRIMARY KEY (portal_id, user_id, dialog)
);
