// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaDumpTest {

    @Test
    void orderOfColumnsMeansNothing() {
        assertThat(normalised("CREATE TABLE s.t (\n    a integer,\n    b text\n);"))
                .isEqualTo(normalised("CREATE TABLE s.t (\n    b text,\n    a integer\n);"));
        assertThat(normalised("CREATE TYPE s.t AS (\n    a integer,\n    b text\n);"))
                .isEqualTo(normalised("CREATE TYPE s.t AS (\n    b text,\n    a integer\n);"));
    }

    @Test
    void orderOfLabelsMeansMuch() {
        assertThat(normalised("CREATE TYPE s.e AS ENUM (\n    'a',\n    'b'\n);"))
                .isNotEqualTo(normalised("CREATE TYPE s.e AS ENUM (\n    'b',\n    'a'\n);"));
    }

    private static String normalised(String statement) {
        return SchemaDump.normalised("--\n-- Name: t; Type: T; Schema: s; Owner: o\n--\n\n" + statement + "\n");
    }
}
