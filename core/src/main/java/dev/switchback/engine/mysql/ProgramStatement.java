// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The statement that creates a view, a routine, a library, a trigger or an event, in a form that clients and Flyway take.
 *
 * <p>A body of several statements stands between lines with DELIMITER.
 */
final class ProgramStatement {

    /** The defaults of MySQL 8.0 to 9.x and of MariaDB; under another mode a program can mean something else. */
    private static final List<String> USUAL_MODES = List.of(
            "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                    + "NO_ENGINE_SUBSTITUTION",
            "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION");

    private static final List<String> DELIMITERS = List.of("$$", "//", "|||");

    private static final Pattern COMMENT = Pattern.compile("--|#");

    private final SchemaObject program;
    private final Map<String, String> properties;
    private final String order;

    private ProgramStatement(SchemaObject program, String order) {
        this.program = program;
        this.properties = program.properties();
        this.order = order;
    }

    static ProgramStatement of(SchemaObject program) {
        return new ProgramStatement(program, "");
    }

    /** Returns the statement for a trigger with its place among others: {@code FOLLOWS `x`}, say, or nothing. */
    static ProgramStatement ofTrigger(SchemaObject trigger, String order) {
        return new ProgramStatement(trigger, order.isEmpty() ? "" : order + " ");
    }

    String text() {
        String statement = switch (program.key().kind()) {
            case "view" -> view();
            case "trigger" -> trigger();
            case "event" -> event();
            default -> routine();
        };
        String delimited = statement.contains(";") ? delimited(statement) : closed(statement, ";");
        return Optional.ofNullable(properties.get("sql mode"))
                .filter(mode -> !USUAL_MODES.contains(mode))
                .map(mode -> inMode(mode, delimited))
                .orElse(delimited);
    }

    private static String delimited(String statement) {
        String delimiter = DELIMITERS.stream()
                .filter(sign -> !statement.contains(sign))
                .findFirst()
                .orElse("$$");
        return "\nDELIMITER " + delimiter + "\n" + closed(statement, delimiter) + "\nDELIMITER ;\n";
    }

    /** A body may end with a comment, which goes on to the end of its line. */
    private static String closed(String statement, String delimiter) {
        int lastLine = statement.lastIndexOf('\n') + 1;
        boolean mayBeInComment = COMMENT.matcher(statement).find(lastLine);
        return statement + (mayBeInComment ? "\n" : "") + delimiter;
    }

    /** Returns statements that run under a mode and leave the session with its own. */
    static String inMode(String mode, String statements) {
        return "SET @before = @@sql_mode; SET sql_mode = '" + mode + "'; " + statements + " SET sql_mode = @before;";
    }

    private String view() {
        return "CREATE ALGORITHM=" + properties.get("algorithm") + definer() + " SQL SECURITY "
                + properties.get("security") + (properties.containsKey("duality") ? " JSON DUALITY" : "") + " VIEW "
                + name()
                + Optional.ofNullable(properties.get("columns"))
                        .map(columns -> " (" + columns + ")")
                        .orElse("")
                + " AS " + properties.get("definition");
    }

    private String routine() {
        return "CREATE" + definer() + (properties.containsKey("aggregate") ? " AGGREGATE " : " ")
                + program.key().kind().toUpperCase(Locale.ROOT) + " " + name()
                + (program.key().kind().equals("library") ? " " : "") + properties.get("definition");
    }

    private String trigger() {
        return "CREATE" + account() + " TRIGGER " + name() + " " + properties.get("timing") + " "
                + properties.get("event") + " ON "
                + DdlText.quoted(program.key().owner()) + " FOR EACH ROW " + order
                + properties.get("definition");
    }

    private String event() {
        return "CREATE" + account() + " EVENT " + name() + " ON SCHEDULE " + properties.get("schedule")
                + " ON COMPLETION " + properties.get("on completion")
                + (properties.getOrDefault("status", "").equals("ENABLED") ? " ENABLE" : " DISABLE")
                + Optional.ofNullable(properties.get("comment"))
                        .map(comment -> " COMMENT " + DdlText.literal(comment))
                        .orElse("")
                + " DO " + properties.get("definition");
    }

    private String name() {
        return DdlText.quoted(program.key().name());
    }

    private String definer() {
        String definer = properties.get("definer");
        return definer == null ? "" : " DEFINER=" + definer;
    }

    /** The catalog has the definers of triggers and events unquoted. */
    private String account() {
        String definer = properties.get("definer");
        return definer == null ? "" : " DEFINER=" + DdlText.account(definer);
    }
}
