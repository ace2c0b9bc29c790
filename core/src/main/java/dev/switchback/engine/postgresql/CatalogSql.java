// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries that read the catalog of one version of PostgreSQL.
 *
 * <p>They stand in files beside this class. The first five columns of each are the unit, kind, owner, name and position of
 * an object; each further column is a property that has the column's label, absent where the value is NULL. A query whose
 * name ends with {@code , since 15} or {@code , for superusers} is left out elsewhere; one with {@code , if @own(pg_cast)} where
 * that is false. {@code @only(c.oid)} restricts a query to some units; the other macros are in {@code macros.sql}.
 */
final class CatalogSql {

    private static final Pattern SINCE = Pattern.compile(", since (\\d+)$");
    private static final String CHOSEN =
            "r.oid IN (SELECT (h.key & 4294967295)::oid FROM hit h WHERE h.key >> 32 = '$1'::regclass::oid::bigint)";

    /** Kept, since to read and expand the files takes a processor longer than all else that the reading of a small schema asks of this JVM. */
    private static final Map<Account, CatalogSql> KNOWN = new ConcurrentHashMap<>();

    private final int version;
    private final boolean superuser;
    private final Map<CatalogPart, List<CatalogQuery>> all = new ConcurrentHashMap<>();
    private final Map<CatalogPart, List<CatalogQuery>> some = new ConcurrentHashMap<>();
    private final Map<String, String> changes = new ConcurrentHashMap<>();

    /** What the queries depend on. */
    private record Account(int version, boolean superuser) {}

    private CatalogSql(Account account) {
        this.version = account.version();
        this.superuser = account.superuser();
    }

    /** Returns the queries for an account of a server of that major version. */
    static CatalogSql of(int version, boolean superuser) {
        return KNOWN.computeIfAbsent(new Account(version, superuser), CatalogSql::new);
    }

    /** Returns the queries that read a whole part. */
    List<CatalogQuery> all(CatalogPart part) {
        return all.computeIfAbsent(part, whole -> queries(whole, "true"));
    }

    /** Returns the queries that read the units whose OIDs are in their one parameter, an array. */
    List<CatalogQuery> some(CatalogPart part) {
        return some.computeIfAbsent(part, units -> queries(units, "$1 = ANY (?)"));
    }

    /** Returns a query about what changed, from {@code changes.sql}. */
    String change(String query) {
        return changes.computeIfAbsent(query, this::expanded);
    }

    private String expanded(String query) {
        Map<String, String> pieces = new LinkedHashMap<>(SqlFile.read("changes", version));
        String text = pieces.get(query);
        if (text == null) {
            throw new IllegalStateException("no query " + query);
        }
        if (query.equals("units of changes")) {
            pieces.put("chosen", CHOSEN);
        }
        return new SqlMacros(pieces).expand(text);
    }

    boolean isSuperuser() {
        return superuser;
    }

    private List<CatalogQuery> queries(CatalogPart part, String only) {
        Map<String, String> macros = new LinkedHashMap<>(SqlFile.read("macros", version));
        macros.put("only", only);
        SqlMacros expansion = new SqlMacros(macros);
        return part.files().stream()
                .flatMap(file -> SqlFile.read(file, version).entrySet().stream())
                .filter(query -> isWanted(CatalogQuery.name(query.getKey())))
                .map(query -> CatalogQuery.of(query, expansion))
                .toList();
    }

    private boolean isWanted(String name) {
        Matcher since = SINCE.matcher(name);
        return (superuser || !name.endsWith(", for superusers"))
                && (!since.find() || version >= Integer.parseInt(since.group(1)));
    }
}
