// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import com.google.gson.JsonElement;
import dev.switchback.settings.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a JSON document with its place, so that what is wrong can be said with its place.
 *
 * @param place the keys that lead to it, such as {@code tables["public.orders"].rows}
 */
record Field(String place, JsonElement value) {

    /** Returns its members, whatever they are called. */
    Map<String, Field> members() {
        if (!value.isJsonObject()) {
            throw wrong("is " + value + "; it should be an object in braces");
        }
        Map<String, Field> members = new LinkedHashMap<>();
        value.getAsJsonObject().asMap().forEach((key, member) -> members.put(key, new Field(at(key), member)));
        return members;
    }

    /** Returns its members, of which there are only these. */
    Map<String, Field> members(List<String> known) {
        Map<String, Field> members = members();
        members.forEach((key, member) -> {
            if (!known.contains(key)) {
                throw member.wrong("is no key of a profile; "
                        + Spelling.nearest(key, known)
                                .map(meant -> "did you mean " + meant + "?")
                                .orElse("there are: " + String.join(", ", known)));
            }
        });
        return members;
    }

    List<Field> elements() {
        if (!value.isJsonArray()) {
            throw wrong("is " + value + "; it should be a list in brackets");
        }
        List<Field> elements = new ArrayList<>();
        value.getAsJsonArray()
                .forEach(element -> elements.add(new Field(place + "[" + elements.size() + "]", element)));
        return elements;
    }

    String text() {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong("is " + value + "; it should be a text in double quotes");
        }
        return value.getAsString();
    }

    /** Returns a whole number that is not below the limit. */
    long whole(long least) {
        BigDecimal number = number();
        if (number.stripTrailingZeros().scale() > 0 || number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw wrong("is " + value + "; it should be a whole number");
        }
        if (number.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw wrong(
                    "is " + value + "; it should be at least " + least + (least == 1 ? " (1 for what is empty)" : ""));
        }
        return number.longValueExact();
    }

    double between(int least, int most) {
        BigDecimal number = number();
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong("is " + value + "; it should be between " + least + " and " + most);
        }
        return number.doubleValue();
    }

    private BigDecimal number() {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong("is " + value + "; it should be a number, written out and without quotes, such as 80000000");
        }
        return value.getAsBigDecimal();
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place + " " + what);
    }

    private String at(String key) {
        boolean isWord = key.matches("[A-Za-z]+");
        return isWord ? place + (place.isEmpty() ? "" : ".") + key : place + "[\"" + key + "\"]";
    }
}
