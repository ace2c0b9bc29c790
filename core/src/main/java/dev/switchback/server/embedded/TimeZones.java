// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The named time zones of MySQL and MariaDB, which their images load and bare programs do not have.
 *
 * <p>Without them CONVERT_TZ gives NULL for a zone's name and SET time_zone fails. The rules are Java's, so that nothing else
 * need be on the machine.
 */
final class TimeZones {

    /** What a TIMESTAMP can be. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2038-01-01T00:00:00Z");

    /** Both products read statements of such files into a buffer; MariaDB's has 20,000 bytes. */
    private static final int LONGEST = 15_000;

    private final List<String> zones = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> transitions = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<ZoneRules, Integer> known = new HashMap<>();

    private TimeZones() {
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (!name.startsWith("SystemV/")) {
                names.add("('" + name + "'," + zone(ZoneId.of(name).getRules()) + ")");
            }
        }
    }

    /** Returns the statements that fill the tables, one a line. */
    static String statements() {
        TimeZones all = new TimeZones();
        StringBuilder text = new StringBuilder();
        append(text, "mysql.time_zone (Time_zone_id, Use_leap_seconds)", all.zones);
        append(text, "mysql.time_zone_name (Name, Time_zone_id)", all.names);
        append(
                text,
                "mysql.time_zone_transition_type"
                        + " (Time_zone_id, Transition_type_id, `Offset`, Is_DST, Abbreviation)",
                all.types);
        append(text, "mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id)", all.transitions);
        return text.toString();
    }

    private static void append(StringBuilder text, String table, List<String> rows) {
        StringBuilder line = new StringBuilder();
        for (String row : rows) {
            if (line.length() + row.length() > LONGEST) {
                text.append(line).append(";\n");
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "INSERT INTO " + table + " VALUES " : ",")
                    .append(row);
        }
        text.append(line).append(";\n");
    }

    /** Zones with the same rules are one under several names. */
    private int zone(ZoneRules rules) {
        Integer same = known.get(rules);
        if (same != null) {
            return same;
        }
        int zone = known.size() + 1;
        known.put(rules, zone);
        zones.add("(" + zone + ",'N')");
        addTransitions(zone, rules);
        return zone;
    }

    private void addTransitions(int zone, ZoneRules rules) {
        Map<String, Integer> own = new LinkedHashMap<>();
        transitions.add("(" + zone + "," + Integer.MIN_VALUE + "," + type(zone, rules, FIRST, own) + ")");
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            transitions.add(
                    "(" + zone + "," + next.toEpochSecond() + "," + type(zone, rules, next.getInstant(), own) + ")");
            next = rules.nextTransition(next.getInstant());
        }
    }

    private int type(int zone, ZoneRules rules, Instant instant, Map<String, Integer> own) {
        ZoneOffset offset = rules.getOffset(instant);
        String values = offset.getTotalSeconds() + "," + (rules.isDaylightSavings(instant) ? 1 : 0) + ",'"
                + offset.getId().substring(0, Math.min(8, offset.getId().length())) + "'";
        return own.computeIfAbsent(values, added -> {
            types.add("(" + zone + "," + own.size() + "," + values + ")");
            return own.size();
        });
    }
}
