DELETE FROM rates WHERE code IN ('std-2031', 'low-2031');
