CREATE TABLE wide (
  id bigint unsigned AUTO_INCREMENT PRIMARY KEY,
  a tinyint, b tinyint unsigned NOT NULL, c smallint, d smallint unsigned, e mediumint, f mediumint unsigned, g int, h int unsigned,
  i bigint, j bigint unsigned, k int(8) zerofill, l tinyint(1) NOT NULL, m boolean, n bit(1), o bit(5) NOT NULL, p bit(64),
  q decimal(10,2), r decimal(65,30), s decimal(3,3), t decimal(6,2) unsigned, u float, v double, w float(7,2), x double unsigned,
  y char(4), z char(3) CHARACTER SET ascii, aa varchar(20) CHARACTER SET latin1, ab varchar(20) CHARACTER SET utf8mb3,
  ac varchar(40) CHARACTER SET utf8mb4 NOT NULL, ad tinytext, ae text CHARACTER SET utf8mb4, af mediumtext, ag longtext CHARACTER SET latin2,
  ah binary(4), ai binary(16) NOT NULL, aj varbinary(10), ak tinyblob, al blob, am mediumblob, an longblob,
  ao enum('small','it''s','back\\slash'), ap set('r','g','b') NOT NULL, aq date, ar time, as_ time(3), at datetime, au datetime(6),
  av timestamp NULL, aw timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), ax year, ay json,
  az geometry, ba point NOT NULL, bb linestring, bc polygon, bd multipoint, be multilinestring, bf multipolygon,
  bg geometrycollection, bh char(0), bi varchar(0) NOT NULL, bj text CHARACTER SET ascii, bk char(36) CHARACTER SET ucs2,
  SPATIAL KEY (ba));
-- holds: SELECT SUM(ac = '') > 0 AND MAX(CHAR_LENGTH(ac)) = 40 AND SUM(LENGTH(ac) > CHAR_LENGTH(ac)) > 0 FROM wide
-- holds: SELECT SUM(a IS NULL) > 0 AND SUM(ay IS NULL) > 0 AND SUM(az IS NULL) > 0 AND SUM(q IS NULL) > 0 FROM wide
-- holds: SELECT COUNT(DISTINCT q) > 5 AND COUNT(DISTINCT g) > 5 AND COUNT(DISTINCT at) > 5 FROM wide
-- holds: SELECT MIN(b) >= 0 AND COUNT(DISTINCT l) = 2 FROM wide
-- holds: SELECT SUM(MICROSECOND(au) % 1000 <> 0) > 0 AND SUM(MICROSECOND(aw) > 0) > 0 FROM wide
-- holds: SELECT SUM(ap = '') > 0 AND COUNT(DISTINCT ap) > 3 AND COUNT(DISTINCT ao) = 3 FROM wide
-- holds: SELECT COUNT(DISTINCT ai) > 5 AND SUM(ai = x'00000000000000000000000000000000') > 0 FROM wide
-- holds: SELECT COUNT(DISTINCT ad) > 3 AND SUM(bj RLIKE '[^ -~[:space:]]') = 0 FROM wide
-- holds: SELECT MAX(LENGTH(aa)) = 20 AND SUM(aa RLIKE 'M.ller') >= 0 FROM wide
