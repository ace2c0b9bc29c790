// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled event.
 *
 * <p>Of an event whose script does not say when it starts, the server notes the moment of its creation, and of one that is to
 * run in an hour's time the very second. Such times differ between databases that are the same, and are told apart from those
 * that a script names by how they stand to the time of creation.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/create-event.html">CREATE EVENT</a>
 */
final class EventRow {

    static final String QUERY = """
            SELECT event_name, event_type, interval_value, interval_field, execute_at, starts, ends,
              CONVERT_TZ(created, @@SESSION.time_zone, time_zone), CONVERT_TZ(last_altered, @@SESSION.time_zone, time_zone),
              event_definition, status, on_completion, NULLIF(event_comment, ''), definer, sql_mode, time_zone,
              character_set_client, collation_connection, database_collation
            FROM information_schema.events WHERE event_schema = DATABASE()""";

    private static final String[] PROPERTIES = {
        "definition",
        "status",
        "on completion",
        "comment",
        "definer",
        "sql mode",
        "time zone",
        "character set client",
        "collation connection",
        "database collation"
    };

    private static final int FIRST_PROPERTY = 10;

    private static final long FEW = 5;
    private static final long MINUTE = Duration.ofMinutes(1).toSeconds();
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final @Nullable LocalDateTime created;
    private final @Nullable LocalDateTime altered;

    private EventRow(@Nullable LocalDateTime created, @Nullable LocalDateTime altered) {
        this.created = created;
        this.altered = altered;
    }

    static SchemaObject object(ResultSet row) throws SQLException {
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < PROPERTIES.length; i++) {
            String value = row.getString(FIRST_PROPERTY + i);
            if (value != null) {
                properties.put(PROPERTIES[i], value);
            }
        }
        properties.put("schedule", new EventRow(time(row, 8), time(row, 9)).schedule(row));
        return SchemaObject.of(new ObjectKey("event", "", row.getString(1)), properties);
    }

    private String schedule(ResultSet row) throws SQLException {
        if (row.getString(3) == null) {
            return "AT " + moment(time(row, 5));
        }
        LocalDateTime starts = time(row, 6);
        LocalDateTime ends = time(row, 7);
        String interval = row.getString(3);
        return "EVERY " + interval + " " + row.getString(4)
                + (starts == null || isMomentOfDefinition(starts) ? "" : " STARTS " + moment(starts))
                + (ends == null ? "" : " ENDS " + moment(ends));
    }

    /** An ALTER EVENT that gives a new schedule starts it then; one that does not leaves it as it is. */
    private boolean isMomentOfDefinition(LocalDateTime time) {
        return created != null && altered != null && !time.isBefore(created) && !time.isAfter(altered);
    }

    private String moment(@Nullable LocalDateTime time) {
        if (time == null) {
            return "?";
        }
        return Stream.<BiPredicate<LocalDateTime, LocalDateTime>>of(EventRow::isRoundFrom, EventRow::isSoonAfter)
                .flatMap(test -> Stream.of(altered, created)
                        .filter(origin -> origin != null && !time.isBefore(origin) && test.test(origin, time)))
                .findFirst()
                .map(origin -> "CURRENT_TIMESTAMP + INTERVAL "
                        + Duration.between(origin, time).toSeconds() + " SECOND")
                .orElseGet(() -> "'" + time.format(FORMAT) + "'");
    }

    /** Says whether a time has the seconds, minutes or hours of the definition's, which who writes a time leaves at zero. */
    private static boolean isRoundFrom(LocalDateTime origin, LocalDateTime time) {
        long step = origin.getSecond() != 0 ? MINUTE : origin.getMinute() != 0 ? HOUR : DAY;
        return Duration.between(origin, time).toSeconds() % step == 0
                && !origin.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Nobody writes a time into a script that will have passed within the hour. */
    private static boolean isSoonAfter(LocalDateTime origin, LocalDateTime time) {
        long seconds = Duration.between(origin, time).toSeconds();
        return seconds < HOUR && seconds % FEW == 0;
    }

    private static @Nullable LocalDateTime time(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
