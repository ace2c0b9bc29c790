// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.Comparator;

/**
 * What identifies an object of a schema: its kind, and its name as the product would write it in SQL.
 *
 * @param kind  the product's word, in lower case: {@code table}, {@code column}, {@code index}, {@code function}, …
 * @param owner the object it belongs to, by name ({@code public.orders} for a column or a trigger), or {@code ""}
 * @param name  the name, quoted where SQL needs quotes, with its schema unless the owner has it already
 */
public record ObjectKey(String kind, String owner, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::kind)
            .thenComparing(ObjectKey::owner)
            .thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** Returns, for instance, {@code column email of public.users} or {@code index public.users_email_key}. */
    @Override
    public String toString() {
        return owner.isEmpty() ? kind + " " + name : kind + " " + name + " of " + owner;
    }
}
