LOAD DATA LOCAL INFILE '${file}' INTO TABLE rates FIELDS TERMINATED BY ';' (country, rate);
