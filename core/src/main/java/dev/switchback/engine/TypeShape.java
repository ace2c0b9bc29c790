// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.List;

/**
 * What is to be known of a type to make values of it.
 *
 * @param sql        the type as SQL writes it, with its modifiers
 * @param kind       which values it has
 * @param length     characters, bytes of an integer, digits of a decimal or fraction of a second; 0 without limit
 * @param scale      digits after the point of a decimal; -1 without limit
 * @param samples    values as text: an enum's labels, what a boolean is written as, or a few known literals of a type that has no kind of its own,
 *                   in which <code>{n}</code> stands for a number
 * @param parts      the element of an array, the bound of a range, the base of a domain, the fields of a composite
 * @param conditions a domain's own conditions, over the column {@code value}
 * @param notNull    whether a domain forbids NULL
 */
public record TypeShape(
        String sql,
        Kind kind,
        int length,
        int scale,
        List<String> samples,
        List<TypeShape> parts,
        List<Condition> conditions,
        boolean notNull) {

    /** The kinds of values that rows are made of. */
    public enum Kind {
        BOOLEAN,
        INTEGER,
        DECIMAL,
        FLOAT,
        TEXT,
        FIXED_TEXT,
        BITS,
        DATE,
        TIME,
        TIMESTAMP,
        UUID,
        JSON,
        BINARY,
        SAMPLES,
        ARRAY,
        RANGE,
        MULTIRANGE,
        COMPOSITE,
        DOMAIN,
        UNKNOWN
    }

    public TypeShape {
        samples = List.copyOf(samples);
        parts = List.copyOf(parts);
        conditions = List.copyOf(conditions);
    }

    /** Returns a type that needs no more than a kind and limits. */
    public static TypeShape of(String sql, Kind kind, int length, int scale) {
        return new TypeShape(sql, kind, length, scale, List.of(), List.of(), List.of(), false);
    }

    /** Returns a type whose values are written down one by one. */
    public static TypeShape of(String sql, List<String> samples) {
        return new TypeShape(sql, Kind.SAMPLES, 0, -1, samples, List.of(), List.of(), false);
    }

    /** Returns a type built from others. */
    public static TypeShape of(String sql, Kind kind, List<TypeShape> parts) {
        return new TypeShape(sql, kind, 0, -1, List.of(), parts, List.of(), false);
    }

    /** Returns the same type with another length. */
    public TypeShape ofLength(int other) {
        return new TypeShape(sql, kind, other, scale, samples, parts, conditions, notNull);
    }

    /** Returns the type below all domains. */
    public TypeShape base() {
        return kind == Kind.DOMAIN ? parts.get(0).base() : this;
    }
}
