// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.git.GitProblem;
import dev.switchback.git.Repository;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.ScriptView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A commit that a change is held against. Its files are compared with those of now, name by name and text by text: nothing has to be
 * known of the commits between, so that a shallow clone that has the commit will do.
 */
final class BaseReference {

    private final Report report;
    private final Path root;
    private final String name;
    private final ScriptsThen then;
    private final List<String> doubts = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    private BaseReference(Report report, Path root, String name, ScriptsThen then) {
        this.report = report;
        this.root = root;
        this.name = name;
        this.then = then;
    }

    /**
     * Reads the scripts of a commit.
     *
     * @throws GitProblem if there is no repository, no such commit, or not all of it
     */
    static BaseReference read(Report report, String reference, Path root) throws GitProblem {
        Path real = ScriptsThen.real(root);
        try (Repository repository = Repository.around(real)) {
            Repository.Named commit = repository.resolve(reference);
            Set<String> names = scripts(report)
                    .flatMap(script -> ScriptsThen.fileNames(script.name()).stream())
                    .collect(Collectors.toSet());
            Set<Path> directories = directories(report, real);
            ScriptsThen then = new ScriptsThen(
                    real,
                    repository.files(
                            commit,
                            path -> names.contains(String.valueOf(path.getFileName()))
                                    || ScriptsThen.isScript(path) && directories.contains(path.getParent())));
            return new BaseReference(report, real, told(reference, commit.id()), then);
        }
    }

    private static String told(String reference, String id) {
        return id.startsWith(reference) ? reference : reference + " (" + id.substring(0, 10) + ")";
    }

    private static Stream<ScriptView> scripts(Report report) {
        return report.migrations().stream()
                .flatMap(migration -> Stream.concat(Stream.of(migration.script()), migration.undo().stream()));
    }

    private static Set<Path> directories(Report report, Path root) {
        return scripts(report)
                .flatMap(script -> ScriptsThen.place(root, script).stream())
                .map(Path::getParent)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what is new or other than there, and in words what no row of a table can say. */
    Brought brought() {
        List<MigrationView> brought =
                report.migrations().stream().filter(this::isBrought).toList();
        gone();
        unjudged();
        return new Brought(name, brought, doubts, List.copyOf(remarks));
    }

    private boolean isBrought(MigrationView migration) {
        MigrationEvidence evidence = migration.judged().get(0).evidence();
        boolean isNew = !then.has(migration.script(), evidence.sha256());
        boolean isUndoNew = migration
                .undo()
                .filter(undo -> !then.has(undo, evidence.undo().map(MigrationEvidence.UndoEvidence::sha256)))
                .isPresent();
        if (isNew && then.hasNamed(migration.script())) {
            remarks.add(migration.name()
                    + " has another text there: an edit of what is applied somewhere never gets there.");
        } else if (!isNew && isUndoNew) {
            remarks.add("Of " + migration.name() + " only the undo script is new or other.");
        }
        return isNew || isUndoNew;
    }

    private void gone() {
        Set<String> known = scripts(report)
                .flatMap(script -> ScriptsThen.fileNames(script.name()).stream())
                .collect(Collectors.toSet());
        then.files().keySet().stream()
                .filter(path -> !known.contains(String.valueOf(path.getFileName())) && !Files.exists(path))
                .forEach(path -> remarks.add(
                        shown(path) + " is there and not here: deleted or renamed, or newer than this branch."));
    }

    private void unjudged() {
        Set<Path> judged = scripts(report)
                .map(script -> ScriptsThen.place(root, script))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        directories(report, root).stream()
                .flatMap(directory -> now(directory).stream())
                .filter(path -> !judged.contains(path) && !then.isAsNow(path))
                .forEach(path -> doubts.add(shown(path)
                        + " is new or other than there, and no run at hand has judged it: rehearse again."));
    }

    private List<Path> now(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(ScriptsThen::isScript).sorted().toList();
        } catch (IOException e) {
            doubts.add(shown(directory) + " cannot be looked into for scripts that are new: " + e);
            return List.of();
        }
    }

    private String shown(Path path) {
        return (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
    }
}
