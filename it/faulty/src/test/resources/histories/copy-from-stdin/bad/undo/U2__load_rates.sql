DELETE FROM rates WHERE code IN ('copied-a', 'copied-b');
