// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** The two ways to look at a session: from within its transaction, and from outside. */
public record SessionProbes(TransactionProbe transaction, ActivityProbe activity) {}
