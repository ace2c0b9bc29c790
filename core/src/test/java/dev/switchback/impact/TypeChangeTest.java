// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types as the catalogs of PostgreSQL 18, MySQL 8.0 and MariaDB 11.4 spell them. */
class TypeChangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            character varying(20)       | character varying(40)       | WIDENED
            character varying(40)       | character varying(20)       | NARROWED
            character varying(40)       | text                        | WIDENED
            character varying           | text                        | WIDENED
            text                        | character varying           | WIDENED
            text                        | character varying(10)       | NARROWED
            character(2)                | character varying(2)        | WIDENED
            integer                     | bigint                      | WIDENED
            bigint                      | integer                     | NARROWED
            smallint                    | numeric                     | WIDENED
            bigint                      | numeric(10,2)               | NARROWED
            numeric(10,2)               | numeric(12,2)               | WIDENED
            numeric(10,2)               | numeric(12,4)               | WIDENED
            numeric(10,2)               | numeric(12,6)               | NARROWED
            numeric(10,2)               | numeric                     | WIDENED
            numeric                     | numeric(10,2)               | NARROWED
            real                        | double precision            | WIDENED
            double precision            | real                        | NARROWED
            integer                     | text                        | OTHER
            text                        | integer                     | OTHER
            date                        | timestamp with time zone    | OTHER
            timestamp without time zone | timestamp with time zone    | OTHER
            timestamp(3) with time zone | timestamp with time zone    | WIDENED
            timestamp with time zone    | timestamp(0) with time zone | NARROWED
            integer[]                   | bigint[]                    | WIDENED
            bigint[]                    | integer[]                   | NARROWED
            integer                     | integer[]                   | OTHER
            geometry(Point,4326)        | geometry(Point,3857)        | OTHER
            geometry(Point,4326)        | geometry(Point,4326)        | WIDENED
            json                        | jsonb                       | OTHER
            """)
    void onPostgresql(String before, String after, TypeChange expected) {
        assertThat(TypeChange.between(before, after)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            varchar(20)         | varchar(40)             | WIDENED
            varchar(200)        | varchar(50)             | NARROWED
            varchar(200)        | text                    | WIDENED
            text                | mediumtext              | WIDENED
            longtext            | text                    | NARROWED
            text                | tinytext                | NARROWED
            int(11)             | bigint(20)              | WIDENED
            int(11)             | int(10)                 | WIDENED
            int                 | int unsigned            | NARROWED
            int unsigned        | bigint                  | WIDENED
            int unsigned        | int                     | NARROWED
            int unsigned        | bigint unsigned         | WIDENED
            int(10) unsigned    | bigint(20) unsigned     | WIDENED
            bigint              | int                     | NARROWED
            tinyint(1)          | smallint                | WIDENED
            decimal(10,2)       | decimal(12,2)           | WIDENED
            decimal(10,2)       | decimal(10,4)           | NARROWED
            float               | double                  | WIDENED
            datetime            | datetime(6)             | WIDENED
            datetime(6)         | datetime                | NARROWED
            timestamp           | datetime                | OTHER
            blob                | longblob                | WIDENED
            enum('a','b')       | enum('a','b','c, d')    | WIDENED
            enum('a','b')       | enum('a')               | NARROWED
            set('a')            | set('a','b')            | WIDENED
            enum('a')           | varchar(10)             | OTHER
            json                | longtext                | OTHER
            """)
    void onMysqlAndMariadb(String before, String after, TypeChange expected) {
        assertThat(TypeChange.between(before, after)).isEqualTo(expected);
    }
}
