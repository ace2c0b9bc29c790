// SPDX-License-Identifier: Apache-2.0
/**
 * Switchback rehearses database migrations on throwaway databases.
 *
 * <p>The packages, bottom to top; a package uses those above it in this list only:
 *
 * <ul>
 *   <li>{@code migration}: what a migration is: version, script, undo script, header
 *   <li>{@code schema}: the snapshot of a schema, its fingerprint, the difference of two
 *   <li>{@code forecast}: from durations at a few row counts to the duration at production's
 *   <li>{@code evidence}: verdicts, findings, and the documents that keep them
 *   <li>{@code impact}: what a migration means for code that runs already, and what it destroys
 *   <li>{@code database}: a database one can connect to, and the small JDBC helper
 *   <li>{@code git}: the only package that knows Git
 *   <li>{@code gate}: whether the evidence at hand meets the policy
 *   <li>{@code encryption}: files that only the holders of a key can read
 *   <li>{@code settings}: every setting with its default
 *   <li>{@code profile}: what a live database holds, by its statistics, and the volumes of production
 *   <li>{@code migration.layout}: how a directory of files becomes migrations
 *   <li>{@code engine}: what a database product must offer; {@code engine.postgresql} and {@code engine.mysql} offer
 *       it, {@code engine.choice} knows which of them a product needs
 *   <li>{@code server}: where throwaway databases come from; {@code server.embedded} starts servers of our
 *       own, {@code server.container} has Docker do so, {@code server.existing} uses one that runs, {@code server.choice}
 *       chooses
 *   <li>{@code flyway}: the only package that knows Flyway
 *   <li>{@code live}: the user's own database: which it is, how it is reached
 *   <li>{@code drift}: what a live database has otherwise than the rehearsal had it
 *   <li>{@code backup}: backups of the live database: making, proving, listing, pruning and restoring them
 *   <li>{@code data}: rows: generating, reading and comparing them
 *   <li>{@code lab}: the standing databases and the walk along the history
 *   <li>{@code check}: one file per check
 *   <li>{@code report}: what a person reads: {@code report.view} puts it together, {@code report.page} makes the HTML page of it,
 *       {@code report.text} Markdown, SARIF and XML
 *   <li>{@code publication}: reads evidence and scripts, and writes reports to files
 *   <li>{@code rehearsal}: a whole run: plan, checks, evidence
 *   <li>{@code release}: what goals do with a live database: {@code release.status} tells how it stands, {@code release.undo} takes
 *       versions back, {@code release.migrate} takes it to the next version, {@code release.gate} asks before that whether all is
 *       proven
 * </ul>
 */
@NullMarked
package dev.switchback;

import org.jspecify.annotations.NullMarked;
