// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.ColumnMeaning;
import dev.switchback.data.volume.Texts.Form;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Knows the values of the types that arithmetic can make. */
final class UsualValues {

    private static final int TEXT = 20;
    private static final int BYTES = 16;
    private static final int HASH = 64;
    private static final int LEAST_DOCUMENT = 40;
    /** Digits of a number that SQL's binary floating point holds as they are written. */
    private static final int FLOAT_DIGITS = 6;

    private final ColumnFacts column;
    private final TypeShape type;

    UsualValues(ColumnFacts column) {
        this.column = column;
        this.type = column.shape().type().base();
    }

    /** Returns the usual values of the column; empty where the database has to be asked which there are. */
    Optional<Values> first() {
        return all(true, Collections.emptySortedSet()).stream().findFirst();
    }

    /**
     * Returns values of other sorts, of which one may meet a condition that the usual ones do not.
     *
     * @param bounds numbers that conditions compare with
     */
    List<Values> all(SortedSet<Long> bounds) {
        return all(false, bounds);
    }

    private List<Values> all(boolean usual, SortedSet<Long> bounds) {
        return switch (type.kind()) {
            case INTEGER -> numbers(bounds);
            case RANGE -> spans(type.parts().get(0).base());
            case DECIMAL -> decimals(type.length() == 0 ? 12 : type.length(), type.scale() < 0 ? 2 : type.scale());
            case FLOAT -> decimals(FLOAT_DIGITS, 2);
            case TEXT, FIXED_TEXT -> texts(usual);
            case DATE -> List.of(times(Times.Part.DAY));
            case TIME -> List.of(times(Times.Part.TIME));
            case TIMESTAMP -> List.of(times(Times.Part.MOMENT));
            case UUID -> List.of(new Uuids(column.seed()));
            case JSON -> List.of(new Documents(column.seed(), column.width(LEAST_DOCUMENT)));
            case BINARY -> List.of(new Bytes(column.seed(), bytes()));
            default -> List.of();
        };
    }

    private static long most(TypeShape integer) {
        int bits = 8 * integer.length() - (integer.sql().contains("unsigned") ? 0 : 1);
        return bits >= Long.SIZE - 1 ? Long.MAX_VALUE - 1 : (1L << bits) - 1;
    }

    private List<Values> spans(TypeShape bound) {
        return switch (bound.kind()) {
            case INTEGER -> List.of(new Spans(new Numbers(1, most(bound))));
            case DATE -> List.of(new Spans(times(Times.Part.DAY)));
            case TIMESTAMP -> List.of(new Spans(times(Times.Part.MOMENT)));
            default -> List.of();
        };
    }

    private List<Values> numbers(SortedSet<Long> bounds) {
        long most = most(type);
        List<Values> all = new ArrayList<>(List.of(new Numbers(1, most)));
        all.addAll(Numbers.between(bounds, most));
        for (long size = Math.min(most, 1_000_000); size >= 10; size /= 10) {
            all.add(new Numbers(1, size));
        }
        all.add(new Numbers(1, 5));
        all.add(new Numbers(0, 2));
        return all;
    }

    private List<Values> decimals(int digits, int scale) {
        int places = Math.max(0, scale);
        List<Values> all = new ArrayList<>();
        for (int count = Math.min(digits, 15); count > 0; count--) {
            long size = Decimals.count(count);
            all.add(places == 0 ? new Numbers(0, size) : new Decimals(places, size));
        }
        return all;
    }

    private Values times(Times.Part part) {
        return new Times(
                part,
                column.position(),
                column.keyed() ? Times.different(part) : Math.min(Times.most(part), Math.max(1, column.rows())));
    }

    private int bytes() {
        int wanted = column.width(Math.min(BYTES, type.length() == 0 ? BYTES : type.length()));
        boolean fixed = type.sql().startsWith("binary");
        return Math.max(1, fixed ? type.length() : type.length() == 0 ? wanted : Math.min(wanted, type.length()));
    }

    private List<Values> texts(boolean usual) {
        ColumnMeaning meaning = ColumnMeaning.of(column.shape().name(), type.length());
        List<Values> all = new ArrayList<>();
        byMeaning(meaning).ifPresent(all::add);
        if (usual && all.isEmpty() && isCategory(meaning) && !column.keyed()) {
            return List.of();
        }
        for (Form form : Form.values()) {
            if (Texts.fits(form, type.length())) {
                all.add(new Texts(form, column.seed(), column.width(width(form)), type.length()));
            }
        }
        return all;
    }

    /** The few values of these are known to those who make a few rows. */
    private static boolean isCategory(ColumnMeaning meaning) {
        return switch (meaning) {
            case CATEGORY, FLAG, PHONE, IP, COUNTRY, CURRENCY, LOCALE, ZONE -> true;
            default -> false;
        };
    }

    private Optional<Values> byMeaning(ColumnMeaning meaning) {
        return switch (meaning) {
            case UUID -> text(Form.UUID);
            case EMAIL -> text(Form.EMAIL);
            case URL -> text(Form.URL);
            case PATH -> text(Form.PATH);
            case HASH, TOKEN -> text(Form.HEX);
            case NUMBER -> text(Form.DIGITS);
            case CODE -> text(Form.CODE);
            case JSON -> longEnough(LEAST_DOCUMENT, new Documents(column.seed(), column.width(LEAST_DOCUMENT)));
            case INSTANT -> longEnough(20, times(Times.Part.ISO_MOMENT));
            case DATE -> longEnough(10, times(Times.Part.DAY));
            default -> Optional.empty();
        };
    }

    private Optional<Values> longEnough(int least, Values values) {
        return type.length() == 0 || type.length() >= least ? Optional.of(values) : Optional.empty();
    }

    private Optional<Values> text(Form form) {
        return Texts.fits(form, type.length())
                ? Optional.of(new Texts(form, column.seed(), column.width(width(form)), type.length()))
                : Optional.empty();
    }

    private int width(Form form) {
        int usual = form == Form.HEX ? HASH : TEXT;
        boolean full = type.kind() == Kind.FIXED_TEXT;
        int longest = type.length() == 0 ? usual : type.length();
        return full ? longest : Math.min(usual, longest);
    }
}
