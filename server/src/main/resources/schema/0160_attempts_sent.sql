-- room: eventlog
-- what an attempt sent that the event and its time do not tell: the length, who sent it, a signature
ALTER TABLE attempts ADD COLUMN sent TEXT;
