DROP OWNED BY switchback_it_reader;
DROP ROLE switchback_it_reader;
