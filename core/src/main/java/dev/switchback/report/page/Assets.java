// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

/**
 * The page's own style sheet and script, which are files beside the code.
 *
 * @param style  CSS
 * @param script JavaScript
 */
public record Assets(String style, String script) {}
