// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.TableName;
import dev.switchback.profile.Profile;
import dev.switchback.profile.TableProfile;
import dev.switchback.profile.Volume;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The volume that production has, in the tables that matter to a migration.
 *
 * @param touched what production has in each table that the migration touches, at least one
 * @param others  what it has in each table that those need, since they refer to it
 */
public record Target(SortedMap<TableName, Volume> touched, SortedMap<TableName, Volume> others) {

    /** A table of a few rows, such as one of countries, does not shrink with the others. */
    private static final long FEW = 10;

    public Target {
        touched = Collections.unmodifiableSortedMap(new TreeMap<>(touched));
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /** Returns the largest table that the migration touches; by it the volume is measured. */
    public TableName measure() {
        return touched.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().rows()))
                .orElseThrow()
                .getKey();
    }

    /** Returns the rows of that table in production. */
    public long rows() {
        return volume().rows();
    }

    /** Says whether nobody has said how many rows those are. */
    public boolean isAssumed() {
        return volume().source() == Volume.Source.ASSUMED;
    }

    private Volume volume() {
        return Objects.requireNonNull(touched.get(measure()));
    }

    /** Returns how many rows each table is to have when the measure has so many: all in proportion, and none empty. */
    public SortedMap<TableName, Long> scaledTo(long count) {
        double part = (double) count / rows();
        SortedMap<TableName, Long> scaled = new TreeMap<>();
        touched.forEach((table, volume) -> scaled.put(table, scaled(volume.rows(), part)));
        others.forEach((table, volume) -> scaled.put(table, Math.min(scaled(volume.rows(), part), count)));
        return scaled;
    }

    /** Returns the same target with no more rows in tables that cannot hold more, unless somebody has said that they do. */
    Target cappedTo(Map<TableName, Long> most) {
        SortedMap<TableName, Volume> capped = new TreeMap<>(touched);
        capped.replaceAll((table, volume) -> capped(volume, most.getOrDefault(table, Long.MAX_VALUE)));
        return new Target(capped, others);
    }

    private static Volume capped(Volume volume, long most) {
        return volume.source() == Volume.Source.ASSUMED && volume.rows() > most
                ? new Volume(most, Volume.Source.ASSUMED, volume.shape())
                : volume;
    }

    /** Returns what is known of the tables' shapes. */
    Optional<Profile> profile() {
        SortedMap<TableName, TableProfile> shapes = new TreeMap<>();
        touched.forEach((table, volume) -> volume.shape().ifPresent(shape -> shapes.put(table, shape)));
        others.forEach((table, volume) -> volume.shape().ifPresent(shape -> shapes.put(table, shape)));
        return shapes.isEmpty() ? Optional.empty() : Optional.of(new Profile("", "", new TreeMap<>(), shapes));
    }

    private static long scaled(long rows, double part) {
        return Math.max(Math.min(rows, FEW), Math.round(rows * part));
    }
}
