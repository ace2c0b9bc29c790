// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a text column's name says about its values.
 *
 * <p>An honest later migration may cast {@code request_uuid} to {@code uuid}; with "Ada Lovelace" in it the failure would be
 * ours, not the migration's.
 */
public enum ColumnMeaning {
    UUID("(^|_)(uuid|guid)(_|$)"),
    EMAIL("e_?mail"),
    URL("(^|_)(url|uri|link|href|website|homepage|webhook|callback|endpoint|avatar|image|photo)(_|$)"),
    JSON("json|(^|_)(data|payload|metadata|meta|settings|config|configuration|attributes|properties|props|options"
            + "|preferences|extra|extras|context|params|parameters|labels|details|document)(_|$)"),
    INSTANT("(_at|_time|_ts|timestamp|datetime)(_|$)|^(created|updated|modified|deleted|time|now)$"),
    DATE("(^|_)(date|day|birthday|birthdate|dob|since|until|on)$"),
    HASH("hash|checksum|digest|sha_?(1|256|512)|md5|fingerprint|signature"),
    TOKEN("token|secret|password|salt|nonce|api_?key"),
    FLAG("^(is|has|can|should)_|(^|_)(enabled|disabled|active|flag|deleted|verified|visible|published)$"),
    NUMBER("(^|_)(id|ids|amount|count|total|price|cost|qty|quantity|number|num|nr|no|age|port|size|length|width|height"
            + "|weight|score|rate|rank|position|order|year|month|priority|duration|version|balance|fee|tax|zip|level"
            + "|seconds|minutes|hours|days)$"),
    PHONE("phone|mobile|(^|_)(tel|fax)(_|$)"),
    IP("(^|_)(ip|ip_address|ipaddress|remote_addr)(_|$)"),
    COUNTRY("country(_?code)?$"),
    CURRENCY("currency(_?code)?$"),
    LOCALE("locale|(^|_)lang(uage)?(_|$)"),
    ZONE("time_?zone|(^|_)(tz|zone_id)$"),
    CATEGORY(
            "(^|_)(status|state|type|kind|role|mode|method|category|level|gender|severity|outcome|provider|platform)$"),
    CODE("(^|_)(code|key|slug|sku|handle|username|login|identifier|ref|reference)$"),
    PATH("(^|_)(path|file|filename|dir|directory|folder)(_|$)"),
    PLAIN("");

    private static final List<ColumnMeaning> ALL = List.of(values());

    private final Pattern pattern;

    ColumnMeaning(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Returns what the name of a column of the given length suggests. */
    public static ColumnMeaning of(String column, int length) {
        String name = column.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        ColumnMeaning meaning = ALL.stream()
                .filter(m -> m.pattern.matcher(name).find())
                .findFirst()
                .orElse(PLAIN);
        boolean uuidSized = length == 36 && (meaning == NUMBER || meaning == PLAIN || meaning == CODE);
        return uuidSized ? UUID : meaning;
    }
}
