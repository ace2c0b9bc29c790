CREATE TABLE steered (id int PRIMARY KEY, request_uuid varchar(255), email text, settings text, created_at varchar(40), birth_date text,
  amount text, customer_id varchar(20), is_active varchar(5), price_text text, ip_address text, key_36 char(36), homepage text);
-- holds: SELECT count(request_uuid::uuid) > 5 AND count(settings::jsonb) > 5 AND count(created_at::timestamptz) > 5 FROM steered
-- holds: SELECT count(birth_date::date) > 5 AND count(amount::numeric) > 5 AND count(customer_id::int) > 5 FROM steered
-- holds: SELECT count(is_active::boolean) > 5 AND count(ip_address::inet) > 5 AND count(key_36::uuid) > 5 FROM steered
-- holds: SELECT bool_and(email ~ '^[^@ ]+@[^@ ]+$') AND bool_or(email <> lower(email)) FROM steered
