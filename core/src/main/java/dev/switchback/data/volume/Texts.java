// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.nio.charset.StandardCharsets;

/** Text in which something stands for its number, so that no two are equal; about as long as it should be. */
final class Texts implements Values {

    /** What the number looks like. */
    enum Form {
        WORDS("", 36, 8, ""),
        CODE("code-", 36, 8, ""),
        EMAIL("", 36, 8, "@example.org"),
        URL("https://example.org/", 36, 8, ""),
        PATH("/var/data/", 36, 8, ""),
        HEX("", 16, 16, ""),
        DIGITS("", 10, 9, ""),
        CAPITALS("", 36, 8, ""),
        UUID("", 16, 36, "");

        private final byte[] before;
        private final int base;
        private final int digits;
        private final byte[] behind;

        Form(String before, int base, int digits, String behind) {
            this.before = before.getBytes(StandardCharsets.US_ASCII);
            this.base = base;
            this.digits = digits;
            this.behind = behind.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final byte[] FILLING =
            ("lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod"
                            + " tempor invidunt ut labore et dolore magna aliquyam erat sed diam voluptua at vero eos et accusam"
                            + " et justo duo dolores et ea rebum stet clita kasd gubergren no sea takimata sanctus est")
                    .getBytes(StandardCharsets.US_ASCII);
    /** So many bits are in eight digits of base 36, and in nine decimal ones. */
    private static final int BITS = 41;

    private static final int DECIMAL_BITS = 29;

    private final Form form;
    private final long seed;
    private final int digits;
    private final int width;
    private final int longest;
    private final Ascii ascii = new Ascii();

    /**
     * Prepares to make text.
     *
     * @param width   how long it is on average
     * @param longest how long it may be; 0 without limit
     */
    Texts(Form form, long seed, int width, int longest) {
        this.form = form;
        this.seed = seed;
        this.longest = longest == 0 ? Integer.MAX_VALUE : longest;
        int fixed = form.before.length + form.behind.length;
        this.digits = Math.max(1, Math.min(form.digits, this.longest - fixed));
        this.width = Math.min(Math.max(width, fixed + digits), this.longest);
    }

    /** Returns whether the shortest text of a form fits. */
    static boolean fits(Form form, int longest) {
        int least = form == Form.UUID ? 36 : form == Form.WORDS || form == Form.CAPITALS ? 1 : 4;
        return longest == 0 || form.before.length + least + form.behind.length <= longest;
    }

    @Override
    public void give(long number, RowSink sink) {
        ascii.clear();
        if (form == Form.UUID) {
            Uuids.append(ascii, seed, number).give(sink);
            return;
        }
        ascii.word(form.before).digits(mixed(number), form.base, digits);
        if (form != Form.DIGITS) {
            fill(number);
        }
        if (form == Form.CAPITALS) {
            ascii.upperCase();
        }
        ascii.word(form.behind).give(sink);
    }

    private long mixed(long number) {
        if (digits < form.digits) {
            return number;
        }
        return switch (form.base) {
            case 16 -> Mix.of(seed, number);
            case 10 -> Mix.permuted(seed, number, DECIMAL_BITS);
            default -> Mix.permuted(seed, number, BITS);
        };
    }

    /** Some are shorter and some are longer than the average by up to a half. */
    private void fill(long number) {
        long bits = Mix.of(seed + 1, number);
        int wanted = Math.min(width / 2 + (int) Mix.below(bits, width + 1L), longest) - form.behind.length;
        if (form == Form.HEX) {
            for (int i = 0; ascii.length() < width; i++) {
                ascii.hex(Long.rotateLeft(bits, 4 * i), 1);
            }
            return;
        }
        int from = (int) ((bits & 0xffff) % FILLING.length);
        while (ascii.length() < wanted) {
            int count = Math.min(wanted - ascii.length(), FILLING.length - from);
            ascii.word(FILLING, from, count);
            from = 0;
        }
        noBlankAtTheEnd();
    }

    /** Not every product keeps them, or tells text apart by them. */
    private void noBlankAtTheEnd() {
        ascii.replaceLast(' ', 'x');
    }

    @Override
    public long size() {
        if (form == Form.UUID || form.base == 16 && digits == form.digits) {
            return ENDLESS;
        }
        if (digits == form.digits) {
            return 1L << (form.base == 10 ? DECIMAL_BITS : BITS);
        }
        return (long) Math.pow(form.base, digits);
    }
}
