/*!40101 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
DROP TABLE IF EXISTS `orders`;
CREATE TABLE `orders` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `customer_id` bigint NOT NULL,
  `status` enum('new','paid','sent') NOT NULL DEFAULT 'new',
  `tags` set('gift','express') DEFAULT NULL,
  `total` decimal(12,2) NOT NULL DEFAULT '0.00',
  `ordered_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `year` int GENERATED ALWAYS AS (year(`ordered_at`)) VIRTUAL,
  `doc` json DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `orders_customer` (`customer_id`),
  KEY `orders_doc` ((cast(json_unquote(json_extract(`doc`,'$.no')) as unsigned))),
  CONSTRAINT `orders_customer` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE,
  CONSTRAINT `orders_total` CHECK (`total` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `orders` WRITE;
/*!40000 ALTER TABLE `orders` DISABLE KEYS */;
/*!40000 ALTER TABLE `orders` ENABLE KEYS */;
UNLOCK TABLES;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
