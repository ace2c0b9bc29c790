DELETE FROM rates WHERE country IN ('Q7', 'Z3');
