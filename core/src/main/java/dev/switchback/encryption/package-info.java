// SPDX-License-Identifier: Apache-2.0
/**
 * Files that only the holders of a key can read, in the format of age.
 *
 * @see <a href="https://age-encryption.org/v1">the format</a>
 */
@NullMarked
package dev.switchback.encryption;

import org.jspecify.annotations.NullMarked;
