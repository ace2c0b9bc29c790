DELETE FROM rates WHERE code = 'std-2031';
