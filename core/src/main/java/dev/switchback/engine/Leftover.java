// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/**
 * Something that a statement began and nothing has finished.
 *
 * @param what   what it is, with its name: {@code index public.orders_day of public.orders is invalid}
 * @param effect what that means
 * @param remedy statements that finish or remove it
 */
public record Leftover(String what, String effect, String remedy) {}
