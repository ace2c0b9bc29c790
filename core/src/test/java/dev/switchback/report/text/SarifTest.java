// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import static dev.switchback.report.Reported.finding;
import static dev.switchback.report.Reported.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.Reported;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds the log to the schema that OASIS has published. */
class SarifTest {

    private static final String HOSTILE = "</script> \" \\ \u202e \u0000 ]]> naïve 表";

    private static String sarif() {
        return Sarif.of(new Reported()
                .with(
                        "V1__create.sql",
                        "CREATE TABLE t (id int);",
                        result("V1__create.sql", "fresh", new Verdict.Passed()))
                .with(
                        "V2__add 表.sql",
                        "ALTER TABLE t\n ADD c int;",
                        result("V2__add 表.sql", "incremental", new Verdict.Inconclusive(HOSTILE)),
                        result(
                                "V2__add 表.sql",
                                "rollback",
                                new Verdict.Failed(),
                                finding(Severity.FAILURE, HOSTILE, "V2__add 表.sql", 2),
                                finding(Severity.NOTE, "x", "U2__add 表.sql", 0)))
                .report());
    }

    private static JsonSchema schema() {
        InputStream in = Objects.requireNonNull(SarifTest.class.getResourceAsStream("sarif-schema-2.1.0.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
    }

    @Test
    void theSchemaAcceptsIt() {
        assertThat(schema().validate(sarif(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsWrong() {
        String wrong = sarif().replace("\"level\": \"error\"", "\"level\": \"failure\"");

        assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aResultStandsAtItsFileAndLine() {
        JsonObject run = JsonParser.parseString(sarif())
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        JsonObject first = run.getAsJsonArray("results").get(0).getAsJsonObject();
        JsonObject place =
                first.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");

        assertThat(first.get("ruleId").getAsString()).isEqualTo("undo-inexact");
        assertThat(first.get("level").getAsString()).isEqualTo("error");
        assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString())
                .isEqualTo("db/migration/V2__add%20%E8%A1%A8.sql");
        assertThat(place.getAsJsonObject("region").get("startLine").getAsInt()).isEqualTo(2);
        assertThat(run.getAsJsonArray("results").get(1).toString())
                .contains("db/migration/undo/U2__add%20%E8%A1%A8.sql");
        assertThat(run.getAsJsonArray("invocations").toString()).contains("inconclusive");
    }
}
