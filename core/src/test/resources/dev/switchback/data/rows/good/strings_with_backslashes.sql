CREATE TABLE slashes (a text CHECK (a LIKE '%\\%' OR a = E'tab\there'), b text CHECK (b ~ '^\d{3}\.\d{2}$'), c text CHECK (c IN ('it''s', 'a\b', '')));
-- holds: SELECT count(a) > 2 AND count(b) > 2 AND count(DISTINCT c) = 3 FROM slashes
