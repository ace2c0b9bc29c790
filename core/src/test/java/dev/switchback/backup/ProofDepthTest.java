// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.TableName;
import dev.switchback.engine.SequenceState;
import dev.switchback.engine.choice.Engines;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a restore gives back besides the schema and the rows: where sequences stand, owners and privileges. */
class ProofDepthTest {

    private static final String[] POSTGRESQL = {
        "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t text)",
        "INSERT INTO orders (t) SELECT 'x' FROM generate_series(1, 20)",
        "DELETE FROM orders WHERE id > 5",
        "CREATE SEQUENCE unused START 7",
        "CREATE SEQUENCE down INCREMENT -3 MINVALUE -1000 MAXVALUE 100",
        "SELECT nextval('down')",
        "DO $$ BEGIN CREATE ROLE depth_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "DO $$ BEGIN CREATE ROLE depth_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "ALTER TABLE orders OWNER TO depth_owner",
        "GRANT SELECT ON orders TO depth_reader",
        "GRANT UPDATE (t) ON orders TO depth_reader WITH GRANT OPTION",
        "ALTER DEFAULT PRIVILEGES FOR ROLE depth_owner GRANT SELECT ON TABLES TO depth_reader",
        "CREATE FUNCTION tell() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER told ON ddl_command_end EXECUTE FUNCTION tell()",
    };

    @TempDir
    Path directory;

    private Server server;
    private Database database;
    private Project project;

    private void live(Server chosen, String... statements) throws Exception {
        server = chosen;
        database = server.create("live");
        project = new Project(directory, database);
        project.run(statements);
    }

    @AfterEach
    void drop() throws Exception {
        if (database != null) {
            server.drop(database);
        }
    }

    private void postgresql() throws Exception {
        Server chosen = TestServers.of(new DatabaseRequest("postgresql", 15));
        Programs.require("postgresql", chosen.version());
        live(chosen, POSTGRESQL);
    }

    private Manifest verify(String... more) throws Exception {
        LiveBackup.take(project.reading(more), project::hear);
        return BackupProof.verify(project.reading(more), BinariesSource.NONE, project::hear);
    }

    /** Has another program in the place of the one that restores. */
    private String tools(Path dumper, String restorer, String script) throws Exception {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        script(tools, dumper, "exec $real \"$@\"\n");
        script(tools, dumper.resolveSibling(restorer), script);
        return tools.toString();
    }

    private static void script(Path tools, Path real, String script) throws Exception {
        Path program = Files.writeString(
                tools.resolve(String.valueOf(real.getFileName())),
                "#!/bin/sh\nreal=" + real + "\nif [ \"$1\" = --version ]; then exec $real --version; fi\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void sequencesOwnersAndPrivilegesComeBack() throws Exception {
        postgresql();

        Manifest verified = verify();

        assertThat(verified.lastVerification().orElseThrow().what())
                .contains(", what 3 sequences and counters hand out next, owners and privileges");
        assertThat(project.said()).doesNotContain("were not.");
        assertThat(verified.sequences())
                .contains(
                        new SequenceSpan(new TableName("public", "orders_id_seq"), 21, 21, false),
                        new SequenceSpan(new TableName("public", "unused"), 7, 7, false),
                        new SequenceSpan(new TableName("public", "down"), 97, 97, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SEQUENCE SET | public.orders_id_seq hands out 1 next, and would have handed out 21
            ' ACL '      | grant depth_reader of table public.orders is missing
            DEFAULT ACL  | default privileges tables of role depth_owner is missing""")
    void whatIsNotRestoredIsCaught(String entry, String words) throws Exception {
        postgresql();
        Path dumper = Programs.require("postgresql", server.version()).program();
        String tools = tools(dumper, "pg_restore", """
                for last; do :; done
                $real --list "$last" | grep -v '%s' > %s
                exec $real --use-list=%2$s "$@"
                """.formatted(entry, directory.resolve("list")));

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify("switchback.backup.tools", tools))
                .withMessageContaining("what was restored is not what was backed up: ")
                .withMessageContaining(words);
    }

    @Test
    void anOwnerThatIsNotRestoredIsCaught() throws Exception {
        postgresql();
        Path dumper = Programs.require("postgresql", server.version()).program();
        String tools = tools(dumper, "pg_restore", "exec $real --no-owner \"$@\"\n");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify("switchback.backup.tools", tools))
                .withMessageContaining("the owner of table public.orders differs");
    }

    private static final String[] MARIADB = {
        "CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, t text)",
        "INSERT INTO orders (t) VALUES ('a'), ('b'), ('c'), ('d')",
        "DELETE FROM orders WHERE id > 2",
        "CREATE TABLE renumbered (id int AUTO_INCREMENT PRIMARY KEY)",
        "INSERT INTO renumbered VALUES (1)",
        "UPDATE renumbered SET id = 100",
        "CREATE SEQUENCE numbers START WITH 7 NOCACHE",
        "SELECT NEXTVAL(numbers)",
    };

    @Test
    void countersComeBackOnMariadb() throws Exception {
        live(TestServers.mariadb(), MARIADB);

        Manifest verified = verify("switchback.backup.tools", Programs.beside(database));

        assertThat(verified.lastVerification().orElseThrow().what())
                .contains("what 3 sequences and counters hand out next")
                .doesNotContain("privileges");
        assertThat(project.said()).contains("; owners and privileges were not.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s/ AUTO_INCREMENT=[0-9]*// | AUTO_INCREMENT of orders hands out 3 next, and would have handed out 5
            /SETVAL/d                  | numbers hands out 7 next, and would have handed out 8""")
    void aCounterThatIsNotRestoredIsCaughtOnMariadb(String edit, String words) throws Exception {
        live(TestServers.mariadb(), MARIADB);
        Path dumper = new ToolSearch(
                        Engines.of("mariadb").orElseThrow().dumpTools(),
                        Optional.of(Path.of(Programs.beside(database))),
                        "")
                .find("mariadb", server.version())
                .program();
        String tools = tools(dumper, "mariadb", "sed '%s' | exec $real \"$@\"\n".formatted(edit));

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> verify("switchback.backup.tools", tools))
                .withMessageContaining(words);
    }

    @Test
    void countersComeBackOnMysql() throws Exception {
        Server chosen = TestServers.mysql();
        Programs.require("mysql", chosen.version());
        live(chosen, MARIADB[0], MARIADB[1], MARIADB[2], MARIADB[3], MARIADB[4], MARIADB[5]);

        Manifest verified = verify();

        assertThat(verified.sequences())
                .contains(new SequenceSpan(new TableName("", "AUTO_INCREMENT of orders"), 5, 5, true));
    }

    private static Sequences at(long last, long increment, boolean follows) {
        TableName name = new TableName("public", "s");
        return new Sequences(
                Map.of(name, new SequenceState(1, name, last, true, increment, follows, Optional.empty())), List.of());
    }

    /** Nobody waits for a dump: a sequence goes on while it is made. */
    @Test
    void whatWasHandedOutMeanwhileIsNoDifference() {
        List<String> remarks = new ArrayList<>();
        List<SequenceSpan> up = at(10, 1, false).until(at(20, 1, false), remarks);
        List<SequenceSpan> down = at(-10, -1, false).until(at(-20, -1, false), remarks);

        assertThat(remarks).isEmpty();
        assertThat(at(15, 1, false).differences(up)).isEmpty();
        assertThat(at(9, 1, false).differences(up))
                .containsExactly("public.s hands out 10 next, and would have handed out 11 to 21");
        assertThat(at(21, 1, false).differences(up)).hasSize(1);
        assertThat(at(-15, -1, false).differences(down)).isEmpty();
        assertThat(at(-9, -1, false).differences(down)).hasSize(1);
        assertThat(at(99, 1, true).differences(at(10, 1, true).until(at(20, 1, true), remarks)))
                .isEmpty();
    }

    @Test
    void aSequenceThatWentBackMeanwhileIsToldAndNotCompared() {
        List<String> remarks = new ArrayList<>();

        assertThat(at(10, 1, false).until(at(5, 1, false), remarks)).isEmpty();
        assertThat(remarks).hasSize(1).first().asString().contains("went back while the dump was made: public.s");
    }
}
