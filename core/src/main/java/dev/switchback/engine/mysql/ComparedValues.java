// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.TypeShape;
import java.math.BigDecimal;

/** Says which values a unique key takes for equal. */
final class ComparedValues {

    private ComparedValues() {}

    static String of(TypeShape type, String text) {
        return switch (type.kind()) {
            case TEXT, FIXED_TEXT, SAMPLES -> Charsets.compared(type, text);
            case BINARY ->
                RowSql.word(type).equals("binary")
                        ? RowSql.digits(text).replaceFirst("(00)+$", "")
                        : RowSql.digits(text);
            case INTEGER, DECIMAL -> number(text);
            case FLOAT -> type.length() == 4 ? Float.toString(Float.parseFloat(text)) : number(text);
            default -> text;
        };
    }

    /** Equal numbers may be written with other zeros, in front where a column is ZEROFILL and behind. */
    private static String number(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
