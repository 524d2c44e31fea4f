-- room: portals
-- what revision of the API the portal has; 0: the newest
ALTER TABLE portals ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
