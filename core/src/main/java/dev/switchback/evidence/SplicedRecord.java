// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.schema.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts together what two runs have seen of the same scripts; the newer one is right where they disagree. Pure. */
final class SplicedRecord {

    private final SchemaRecord older;
    private final SchemaRecord newer;
    private final int shared;

    private SplicedRecord(SchemaRecord older, SchemaRecord newer) {
        this.older = older;
        this.newer = newer;
        this.shared = shared();
    }

    /** Returns the newer record, with what the older one knows of migrations that the newer run did not look at. */
    static SchemaRecord of(SchemaRecord older, SchemaRecord newer) {
        SplicedRecord both = new SplicedRecord(older, newer);
        return both.areOfOneServer() && both.agree() ? both.spliced() : newer;
    }

    private boolean areOfOneServer() {
        return older.header().product().equals(newer.header().product())
                && older.header().version().equals(newer.header().version())
                && older.header().account().equals(newer.header().account())
                && older.initial().equals(newer.initial());
    }

    /** Returns how many migrations at the beginning are the same. */
    private int shared() {
        int most = Math.min(older.migrations().size(), newer.migrations().size());
        int same = 0;
        while (same < most
                && older.migrations().get(same).isSameStepAs(newer.migrations().get(same))) {
            same++;
        }
        return same;
    }

    private boolean agree() {
        for (int i = 0; i < shared; i++) {
            Optional<Fingerprint> one = seen(older, i);
            Optional<Fingerprint> other = seen(newer, i);
            if (one.isPresent() && other.isPresent() && !one.equals(other)) {
                return false;
            }
        }
        return shared > 0;
    }

    private static Optional<Fingerprint> seen(SchemaRecord record, int index) {
        return record.migrations().get(index).after().map(RecordedMigration.After::fingerprint);
    }

    /** The newer run's migrations stand where it has looked at all that the older one has; elsewhere the two are joined. */
    private SchemaRecord spliced() {
        boolean isWithin = shared == newer.migrations().size();
        if (covers(newer, older)) {
            return isWithin && seen(older, shared - 1).isPresent() ? joined(newer, shared, older) : newer;
        }
        return isWithin && covers(older, newer) ? joined(older, shared, older) : joined(older, seam(), newer);
    }

    /** Returns the beginning of one record and what follows in another, which is to have seen the schema between them. */
    private SchemaRecord joined(SchemaRecord first, int count, SchemaRecord second) {
        List<RecordedMigration> all = new ArrayList<>(first.migrations().subList(0, count));
        all.addAll(second.migrations().subList(count, second.migrations().size()));
        return new SchemaRecord(newer.header(), newer.initial(), all);
    }

    /** Says whether one run has looked wherever the other one has. */
    private boolean covers(SchemaRecord one, SchemaRecord other) {
        return IntStream.range(0, shared)
                .allMatch(i -> seen(one, i).isPresent() || seen(other, i).isEmpty());
    }

    /** Returns how many migrations lead to the last schema, among the shared ones, that both have seen. */
    private int seam() {
        int seam = shared;
        while (seam > 0
                && (seen(older, seam - 1).isEmpty() || seen(newer, seam - 1).isEmpty())) {
            seam--;
        }
        return seam;
    }
}
