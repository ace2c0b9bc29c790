DROP DATABASE "${flyway:database}";
