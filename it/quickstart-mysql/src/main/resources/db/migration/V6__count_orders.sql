CREATE TABLE order_counts (
    customer_id BIGINT NOT NULL,
    orders INT NOT NULL,
    PRIMARY KEY (customer_id)
);

DELIMITER //
CREATE PROCEDURE count_orders()
    COMMENT 'counts anew, in case a row was missed'
BEGIN
    REPLACE INTO order_counts SELECT customer_id, COUNT(*) FROM orders GROUP BY customer_id;
END//
DELIMITER ;

CALL count_orders();
