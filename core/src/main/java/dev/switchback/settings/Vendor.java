// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import java.util.List;

/** The placeholder {@code {vendor}} in locations, with which Spring Boot's users keep a folder for each product. */
final class Vendor {

    private Vendor() {}

    static String replaced(String location, DatabaseRequest request) {
        return location.replace("{vendor}", request.product());
    }

    static List<String> replaced(List<String> locations, DatabaseRequest request) {
        return locations.stream().map(location -> replaced(location, request)).toList();
    }
}
