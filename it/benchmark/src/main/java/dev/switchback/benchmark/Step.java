// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

/** A version of a history with the script that takes it back. */
record Step(String version, String up, String down) {}
