// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

/** The script that takes a version back. */
public record UndoScript(Version version, String description, Script script) {}
