// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type in the words of a catalog: {@code character varying(40)}, {@code decimal(10,2) unsigned}, {@code bigint[]}.
 *
 * @param base      its name in lower case, without what stands in parentheses
 * @param arguments what stands in parentheses
 */
record TypeName(String base, List<String> arguments) {

    private static final Pattern FORM = Pattern.compile("([^(]*)(?:\\((.*)\\))?(.*)", Pattern.DOTALL);
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^']*'[^']*')*[^']*$)");

    TypeName {
        arguments = List.copyOf(arguments);
    }

    static TypeName of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return new TypeName(text, List.of());
        }
        String base =
                (form.group(1).strip() + " " + form.group(3).strip()).strip().toLowerCase(Locale.ROOT);
        String inside = form.group(2);
        return new TypeName(
                base,
                inside == null
                        ? List.of()
                        : Arrays.stream(COMMA.split(inside)).map(String::strip).toList());
    }

    /** Says whether what stands in parentheses is a number, or nothing. */
    boolean isCounted() {
        return arguments.stream().allMatch(argument -> argument.matches("\\d{1,15}"));
    }

    /** Returns the argument at a place as a number, or what it means if there is none. */
    long number(int place, long otherwise) {
        boolean isNumber = place < arguments.size() && arguments.get(place).matches("-?\\d{1,15}");
        return isNumber ? Long.parseLong(arguments.get(place)) : otherwise;
    }
}
