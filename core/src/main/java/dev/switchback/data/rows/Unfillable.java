// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

/** Says why no row can be made for a table. */
final class Unfillable extends Exception {

    private final String serverMessage;

    Unfillable(String reason) {
        this(reason, "");
    }

    Unfillable(String reason, String serverMessage) {
        super(reason, null, false, false);
        this.serverMessage = serverMessage;
    }

    String serverMessage() {
        return serverMessage;
    }
}
