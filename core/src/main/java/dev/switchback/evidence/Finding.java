// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

/**
 * One thing that a check saw.
 *
 * @param id       a stable name of the kind of finding, such as {@code undo-missing}; documented under {@code docs/checks}
 * @param severity how much it weighs
 * @param what     what was seen, in one sentence with names and numbers
 * @param effect   what it would mean in production
 * @param remedy   the command or edit that mends it, with the corrected SQL where one can be given
 * @param where    the place it points to
 */
public record Finding(String id, Severity severity, String what, String effect, String remedy, Where where) {}
