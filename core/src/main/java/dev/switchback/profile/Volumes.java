// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import dev.switchback.database.TableName;
import dev.switchback.settings.Key;
import dev.switchback.settings.StatedVolumes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much production's tables hold: what a person states goes before the profile, and that before an assumption. */
public final class Volumes {

    /** What is assumed of a table that nothing is known of. */
    public static final long ASSUMED_ROWS = 1_000_000;

    private final Optional<Profile> profile;
    private final SortedMap<TableName, Long> stated = new TreeMap<>();
    private final long others;

    private Volumes(Optional<Profile> profile, StatedVolumes stated) throws ProfileProblem {
        this.profile = profile;
        this.others = stated.others().orElse(ASSUMED_ROWS);
        for (Map.Entry<String, Long> each : stated.tables().entrySet()) {
            try {
                this.stated.put(WrittenName.parse(each.getKey()), each.getValue());
            } catch (IllegalArgumentException e) {
                throw new ProfileProblem(Key.VOLUMES.key() + ": " + e.getMessage(), e);
            }
        }
    }

    /** Puts together what is known. */
    public static Volumes of(Optional<Profile> profile, StatedVolumes stated) throws ProfileProblem {
        return new Volumes(profile, stated);
    }

    /** Returns what production's statements find of memory, in bytes by {@link MemorySettings}; empty if nobody knows. */
    public SortedMap<String, Long> memory() {
        return profile.map(Profile::memory).orElseGet(TreeMap::new);
    }

    /**
     * Returns the volume of each table of a schema. Names that are no table of it are passed over: they may be of tables that come
     * later in the history, or are gone by now.
     *
     * @throws ProfileProblem if a name may mean several of the tables, or two names mean the same
     */
    public SortedMap<TableName, Volume> resolve(Set<TableName> tables) throws ProfileProblem {
        SortedMap<TableName, Long> byHand = Meant.among(tables, stated, Key.VOLUMES.key());
        SortedMap<TableName, TableProfile> byProfile = profiles(tables);
        SortedMap<TableName, Volume> volumes = new TreeMap<>();
        for (TableName table : tables) {
            volumes.put(table, volume(byHand, byProfile, table));
        }
        return volumes;
    }

    private SortedMap<TableName, TableProfile> profiles(Set<TableName> tables) throws ProfileProblem {
        return profile.isEmpty()
                ? new TreeMap<>()
                : Meant.among(tables, profile.orElseThrow().tables(), "the profile");
    }

    private Volume volume(Map<TableName, Long> byHand, Map<TableName, TableProfile> byProfile, TableName table) {
        Optional<TableProfile> shape = Optional.ofNullable(byProfile.get(table));
        Optional<Long> rows = Optional.ofNullable(byHand.get(table));
        if (rows.isPresent()) {
            return new Volume(rows.orElseThrow(), Volume.Source.STATED, shape);
        }
        return shape.map(known -> new Volume(known.rows(), Volume.Source.PROFILE, shape))
                .orElseGet(() -> new Volume(others, Volume.Source.ASSUMED, shape));
    }

    /**
     * Says what cannot be meant, now that every table is known.
     *
     * @param tables every table that there was at any time of the history
     * @throws ProfileProblem if something was stated of a table that there never was, or the profile has none of the tables
     */
    public void check(Set<TableName> tables) throws ProfileProblem {
        List<String> unknown = stated.keySet().stream()
                .filter(name -> Meant.tables(name, tables).isEmpty())
                .map(name -> WrittenName.of(name) + Meant.suggestion(name, tables))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProfileProblem(Key.VOLUMES.key() + " names what is no table of this schema: "
                    + String.join(", ", unknown) + ".\n  Mend the name, or leave it out.");
        }
        if (profile.isPresent() && !tables.isEmpty() && known(tables).isEmpty()) {
            throw new ProfileProblem("The profile has none of this schema's tables: it has "
                    + WrittenName.list(profile.orElseThrow().tables().keySet()) + "; the migrations make "
                    + WrittenName.list(tables)
                    + ".\n  It is of another database. Name the right one with " + Key.PROFILE.key()
                    + ", or write it anew with mvn switchback:profile.");
        }
    }

    private Set<TableName> known(Set<TableName> tables) {
        return profile.stream()
                .flatMap(known -> known.tables().keySet().stream())
                .flatMap(name -> Meant.tables(name, tables).stream())
                .collect(Collectors.toSet());
    }
}
