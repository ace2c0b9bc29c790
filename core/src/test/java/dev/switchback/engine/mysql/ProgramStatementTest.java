// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramStatementTest {

    private static String procedure(String definition) {
        return ProgramStatement.of(
                        SchemaObject.of(new ObjectKey("procedure", "", "p"), Map.of("definition", definition)))
                .text();
    }

    @Test
    void oneStatementNeedsNoDelimiter() {
        assertThat(procedure("() SELECT 1")).isEqualTo("CREATE PROCEDURE `p`() SELECT 1;");
    }

    @Test
    void severalStatementsStandBetweenDelimiters() {
        assertThat(procedure("() BEGIN SELECT 1; END"))
                .isEqualTo("\nDELIMITER $$\nCREATE PROCEDURE `p`() BEGIN SELECT 1; END$$\nDELIMITER ;\n");
    }

    @Test
    void delimiterIsNotInTheBody() {
        assertThat(procedure("() BEGIN SELECT '$$'; END"))
                .isEqualTo("\nDELIMITER //\nCREATE PROCEDURE `p`() BEGIN SELECT '$$'; END//\nDELIMITER ;\n");
    }

    @Test
    void commentAtTheEndDoesNotHideTheDelimiter() {
        assertThat(procedure("() SELECT 1 -- one")).isEqualTo("CREATE PROCEDURE `p`() SELECT 1 -- one\n;");
        assertThat(procedure("() SELECT 1 -- one\n + 1")).isEqualTo("CREATE PROCEDURE `p`() SELECT 1 -- one\n + 1;");
    }
}
