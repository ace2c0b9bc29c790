// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.Condition;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.UniqueKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is done differently when the database has refused rows. */
enum Caution {
    /** Only tuples that the database has judged go where a condition looks. */
    JUDGED,
    /** What rows refer to is read from the database. */
    READ_PARENTS,
    /** No two rows are equal in a column that need not be. */
    DISTINCT,
    /** Rows stand where no key looks that looks at some rows only. */
    OUTSIDE;

    /** What a refusal may be answered with; the last one is for keys that have no room left. */
    private static final Set<Caution> ANSWERS = EnumSet.of(JUDGED, READ_PARENTS, DISTINCT);

    /** Returns what helps against a refusal; all of it where the message does not tell. */
    static Set<Caution> against(String message, TableShape table) {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (mentions(message, table.conditions().stream().map(Condition::name).toList())) {
            cautions.add(JUDGED);
        }
        if (mentions(message, table.foreignKeys().stream().map(ForeignKey::name).toList())) {
            cautions.add(READ_PARENTS);
        }
        if (mentions(message, table.uniqueKeys().stream().map(UniqueKey::name).toList())) {
            cautions.add(DISTINCT);
        }
        return cautions.isEmpty() ? EnumSet.copyOf(ANSWERS) : cautions;
    }

    private static boolean mentions(String message, List<String> names) {
        return names.stream().map(Caution::bare).anyMatch(message::contains);
    }

    /** A condition is called {@code check "name"}. */
    private static String bare(String name) {
        int quote = name.indexOf('"');
        return quote < 0 ? name : name.substring(quote + 1, name.lastIndexOf('"'));
    }
}
