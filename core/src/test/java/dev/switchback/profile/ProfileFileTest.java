// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.database.TableName;
import dev.switchback.settings.MeasureSettings;
import dev.switchback.settings.StatedVolumes;
import dev.switchback.settings.VolumeSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {

    private static final String ORDERS = """
            {
              "format": 1,
              "about": "Approximate statistics of a live database, by switchback:profile. No value of a row is in here. It may be edited by hand: see docs/profile.md.",
              "product": "postgresql",
              "version": "18.1",
              "memory": {"maintenance_work_mem": 67108864, "work_mem": 4194304},
              "tables": {
                "\\"odd.schema\\".\\"a \\"\\"b\\"\\" 😀\\"": {"rows": 1},
                "public.orders": {
                  "rows": 80000000,
                  "bytes": 14000000000,
                  "indexes": {"orders_pkey": 1700000000, "orders_status_idx": 560000000},
                  "columns": {
                    "id": {"nulls": 0, "distinct": 80000000, "width": 8, "correlation": 1},
                    "status": {"nulls": 0.1, "distinct": 5, "width": 7.5, "correlation": -0.02, "mostCommon": [0.6, 0.3]},
                    "unknown": {}
                  }
                }
              }
            }
            """;

    @TempDir
    Path directory;

    private static Profile orders() {
        ColumnProfile id = new ColumnProfile(
                OptionalDouble.of(0),
                OptionalLong.of(80_000_000),
                OptionalDouble.of(8),
                OptionalDouble.of(1),
                List.of());
        ColumnProfile status = new ColumnProfile(
                OptionalDouble.of(0.1),
                OptionalLong.of(5),
                OptionalDouble.of(7.5),
                OptionalDouble.of(-0.02),
                List.of(0.6, 0.3));
        ColumnProfile unknown = new ColumnProfile(
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
        TableProfile orders = new TableProfile(
                80_000_000,
                OptionalLong.of(14_000_000_000L),
                new TreeMap<>(Map.of("orders_pkey", 1_700_000_000L, "orders_status_idx", 560_000_000L)),
                new TreeMap<>(Map.of("id", id, "status", status, "unknown", unknown)));
        TableProfile odd = new TableProfile(1, OptionalLong.empty(), new TreeMap<>(), new TreeMap<>());
        return new Profile(
                "postgresql",
                "18.1",
                new TreeMap<>(Map.of("work_mem", 4_194_304L, "maintenance_work_mem", 67_108_864L)),
                new TreeMap<>(Map.of(
                        new TableName("public", "orders"), orders, new TableName("odd.schema", "a \"b\" 😀"), odd)));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("switchback-profile.json"), text);
    }

    private String problem(Path file) {
        return assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> ProfileFile.read(file))
                .actual()
                .getMessage();
    }

    @Test
    void aProfileIsWrittenSoThatAPersonCanReadIt() throws Exception {
        Path file = directory.resolve("new/profile.json");

        ProfileFile.write(file, orders());

        assertThat(Files.readString(file)).isEqualTo(ORDERS);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(ProfileFile.read(file(ORDERS))).isEqualTo(orders());
    }

    @Test
    void estimatesHaveFourDigits() {
        ColumnProfile column = new ColumnProfile(
                OptionalDouble.of(1 / 3.0),
                OptionalLong.empty(),
                OptionalDouble.of(1234.567),
                OptionalDouble.of(-0.000012344),
                List.of());
        TableProfile table =
                new TableProfile(1, OptionalLong.empty(), new TreeMap<>(), new TreeMap<>(Map.of("c", column)));

        assertThat(ProfileWriter.write(new Profile(
                        "mysql", "8.4", new TreeMap<>(), new TreeMap<>(Map.of(new TableName("", "t"), table)))))
                .contains("\"c\": {\"nulls\": 0.3333, \"width\": 1235, \"correlation\": -0.00001234}");
    }

    @Test
    void aPersonMayWriteVeryLittle() throws Exception {
        Profile profile = ProfileFile.read(
                file("\uFEFF{\"format\":1,\"product\":\"mysql\",\"tables\":{\"orders\":{\"rows\":8e7}}}"));

        assertThat(profile.tables().get(new TableName("", "orders")).rows()).isEqualTo(80_000_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "rows": 80000000       | "rows": "80M"          | tables["public.orders"].rows is "80M"; it should be a number, written out and without quotes
                    "rows": 80000000       | "rows": 0              | tables["public.orders"].rows is 0; it should be at least 1 (1 for what is empty)
                    "rows": 80000000       | "rows": -80000000      | tables["public.orders"].rows is -80000000; it should be at least 1
                    "rows": 80000000       | "rows": 1.5            | tables["public.orders"].rows is 1.5; it should be a whole number
                    "rows": 80000000       | "rows": 1e30           | tables["public.orders"].rows is 1E+30; it should be a whole number
                    "rows": 80000000       | "rows": null           | tables["public.orders"].rows is null; it should be a number
                    "rows": 80000000       | "row": 80000000        | tables["public.orders"].row is no key of a profile; did you mean rows?
                    "rows": 80000000,      | ""                     | not JSON at line
                    "rows": 80000000,      | "rows": 1, "rows": 2,  | "rows" stands there twice
                    "bytes": 14000000000   | "bytes": -1            | tables["public.orders"].bytes is -1; it should be at least 0
                    "nulls": 0.1           | "nulls": 1.1           | tables["public.orders"].columns.status.nulls is 1.1; it should be between 0 and 1
                    "nulls": 0.1           | "nulls": 0.3           | tables["public.orders"].columns.status has "nulls" and "mostCommon" that are more than all rows
                    "nulls": 0.1           | "nils": 0.1            | columns.status.nils is no key of a profile; did you mean nulls?
                    "distinct": 5          | "distinct": 0          | columns.status.distinct is 0; it should be at least 1
                    -0.02                  | -2                     | columns.status.correlation is -2; it should be between -1 and 1
                    [0.6, 0.3]             | 0.6                    | columns.status.mostCommon is 0.6; it should be a list in brackets
                    [0.6, 0.3]             | [0.6, "new"]           | columns.status.mostCommon[1] is "new"; it should be a number
                    1700000000             | "large"                | tables["public.orders"].indexes["orders_pkey"] is "large"
                    "format": 1            | "format": 2            | it has format 2, written by a newer Switchback
                    "format": 1            | "form": 1              | it has no "format"
                    "product": "postgresql"| "product": "oracle"    | product is "oracle"; it should be postgresql, mysql or mariadb
                    "work_mem"             | "wrok_mem"             | memory["wrok_mem"] is no key of a profile; did you mean work_mem?
                    "work_mem": 4194304    | "work_mem": "4MB"      | memory["work_mem"] is "4MB"; it should be a number
                    "work_mem": 4194304    | "work_mem": 0          | memory["work_mem"] is 0; it should be at least 1
                    "product"              | "products"             | products is no key of a profile; did you mean product?
                    "public.orders"        | "a.b.c"                | "a.b.c" is not the name of a table: write schema.table
                    {"rows": 1}            | 1                      | is 1; it should be an object in braces
                    "rows": 1              | "bytes": 1             | has no "rows"
                    """, quoteCharacter = '\'')
    void whatCannotBeMeantIsTold(String right, String wrong, String problem) throws Exception {
        assertThat(ORDERS).contains(right);
        Path file = file(ORDERS.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

        assertThat(problem(file)).contains(file.toString(), problem, "mvn switchback:profile");
    }

    @Test
    void cutOffAnywhereItIsAnError() throws Exception {
        String whole = ORDERS.strip();
        for (int end = 0; end < whole.length(); end += 7) {
            Path file = file(whole.substring(0, end));

            assertThat(problem(file)).as("%d characters", end).containsAnyOf("cut off", "not JSON");
        }
        assertThat(problem(file(whole + "}"))).contains("not JSON at line 20");
    }

    @Test
    void whatIsNoTextIsAnError() throws Exception {
        Path file = directory.resolve("utf16.json");
        Files.write(file, ORDERS.getBytes(StandardCharsets.UTF_16));

        assertThat(problem(file)).contains("it is not UTF-8");
        assertThat(problem(directory)).contains("cannot be read");
    }

    @Test
    void theDefaultFileMayBeMissingAndANamedOneMayNot() throws Exception {
        Path missing = directory.resolve("missing.json");

        assertThat(ProfileFile.find(
                        new VolumeSettings(missing, false, StatedVolumes.NONE, MeasureSettings.DEFAULT), "postgresql"))
                .isEmpty();
        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> ProfileFile.find(
                        new VolumeSettings(missing, true, StatedVolumes.NONE, MeasureSettings.DEFAULT), "postgresql"))
                .withMessageContaining("missing.json is not there")
                .withMessageContaining("mvn switchback:profile writes it");
    }

    @Test
    void aProfileOfAnotherProductIsAnError() throws Exception {
        VolumeSettings settings = new VolumeSettings(file(ORDERS), false, StatedVolumes.NONE, MeasureSettings.DEFAULT);

        assertThat(ProfileFile.find(settings, "postgresql")).contains(orders());
        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> ProfileFile.find(settings, "mariadb"))
                .withMessageContaining("is of a database of postgresql, and the rehearsal is on mariadb")
                .withMessageContaining("switchback-profile-{vendor}.json");
    }
}
