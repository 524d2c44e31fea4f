-- room: eventlog
-- whether the request left: an attempt that found no connection carried neither headers nor a form
ALTER TABLE attempts ADD COLUMN posted SMALLINT NOT NULL DEFAULT 1;
