// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

/** Says why no row can be made for a table. */
public final class Unfillable extends Exception {

    private final String serverMessage;

    public Unfillable(String reason) {
        this(reason, "");
    }

    Unfillable(String reason, String serverMessage) {
        super(reason, null, false, false);
        this.serverMessage = serverMessage;
    }

    /** Returns the server's own last word, empty where it was not asked. */
    public String serverMessage() {
        return serverMessage;
    }
}
