// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

/**
 * A script file as it is now.
 *
 * @param fileName what it is called
 * @param path     where it is, from the directory of the whole report, with forward slashes
 * @param sha256   of its bytes
 * @param text     its text
 */
public record ScriptSource(String fileName, String path, String sha256, String text) {}
