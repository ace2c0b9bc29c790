// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.time.LocalDate;

/**
 * Moments over some years, from early to late.
 *
 * <p>A column behind another one is a little later for the same number: what is created is updated after that.
 */
final class Times implements Values {

    /** How much of a moment a column holds. */
    enum Part {
        DAY,
        MOMENT,
        ISO_MOMENT,
        TIME
    }

    private static final long DAY = 86_400;
    private static final long FIRST_DAY = LocalDate.of(2022, 1, 1).toEpochDay();
    /** Four years. */
    private static final long SPAN = 1461;

    /** So far goes a calendar in which no day stands twice. */
    private static final long DIFFERENT_DAYS = 100_000;

    private final Part part;
    private final long later;
    private final long size;
    private final Ascii ascii = new Ascii();
    private long day = -1;
    private long year;
    private long month;
    private long dayOfMonth;

    Times(Part part, long daysLater, long size) {
        this.part = part;
        this.later = daysLater;
        this.size = size;
    }

    /** Returns how many different values there are within the usual years. */
    static long most(Part part) {
        return part == Part.DAY ? SPAN : part == Part.TIME ? DAY : SPAN * DAY;
    }

    /** Returns how many there are where no two rows may have the same. */
    static long different(Part part) {
        return part == Part.DAY ? DIFFERENT_DAYS : most(part);
    }

    @Override
    public void give(long number, RowSink sink) {
        long range = part == Part.TIME ? DAY : Math.max(SPAN, part == Part.DAY ? size : 0) * DAY;
        long seconds = number * range / size;
        ascii.clear();
        if (part != Part.TIME) {
            date(FIRST_DAY + later + seconds / DAY);
        }
        if (part != Part.DAY) {
            time(seconds % DAY);
        }
        ascii.give(sink);
    }

    private void date(long epochDay) {
        if (epochDay != day) {
            LocalDate date = LocalDate.ofEpochDay(epochDay);
            day = epochDay;
            year = date.getYear();
            month = date.getMonthValue();
            dayOfMonth = date.getDayOfMonth();
        }
        ascii.digits(year, 10, 4).letter('-').digits(month, 10, 2).letter('-').digits(dayOfMonth, 10, 2);
    }

    private void time(long second) {
        if (part != Part.TIME) {
            ascii.letter(part == Part.ISO_MOMENT ? 'T' : ' ');
        }
        ascii.digits(second / 3600, 10, 2).letter(':').digits(second / 60 % 60, 10, 2);
        ascii.letter(':').digits(second % 60, 10, 2);
        if (part == Part.ISO_MOMENT) {
            ascii.letter('Z');
        }
    }

    @Override
    public long size() {
        return size;
    }
}
