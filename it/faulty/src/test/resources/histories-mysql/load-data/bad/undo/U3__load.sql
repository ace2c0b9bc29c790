DELETE FROM rates WHERE country = 'Q7';
