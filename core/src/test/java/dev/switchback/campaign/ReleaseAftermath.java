// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.engine.choice.Engines;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of {@code migrate} and {@code undo}: no row is lost, status tells the truth, and what it suggests leads on. */
final class ReleaseAftermath implements Aftermath {

    private final Site site;
    private final Goal goal;
    private final Map<String, String> settings;
    private final List<String> story = new ArrayList<>();
    private List<Integer> confirmed = List.of();
    private @Nullable Writer writer;

    ReleaseAftermath(Site site, Goal goal, Map<String, String> settings) {
        this.site = site;
        this.goal = goal;
        this.settings = settings;
    }

    private int end() {
        return goal == Goal.MIGRATE ? History.NEWEST : History.BEFORE;
    }

    @Override
    public void begin() throws Exception {
        site.reset(goal.from);
        writer = new Writer(site);
    }

    @Override
    public void leave() throws Exception {
        if (writer != null) {
            writer.close();
        }
    }

    @Override
    public Tally.Left judge(List<Ending> endings, List<String> complaints) throws Exception {
        if (writer != null) {
            writer.close();
            confirmed = writer.confirmed();
        }
        Look.at(site, settings); // whatever it says while the server is at it still
        Injection.awaitQuiet(site);
        Truth truth = Truth.of(site, site.live());
        Look look = Look.at(site, settings);
        story.add(truth.words());
        story.add(look.text());
        complaints.addAll(truth.complaints(site));
        complaints.addAll(new Rows(site, site.live()).complaints(whole(truth), confirmed));
        complaints.addAll(new StatusOracle(site, goal, truth, look).complaints());
        boolean isAll = truth.version() == end() && truth.half(site).isEmpty();
        if (endings.stream().anyMatch(Ending.Done.class::isInstance) && !isAll) {
            complaints.add("the goal says that it has done its work, and it has not");
        }
        boolean isNothing = truth.version() == goal.from && truth.half(site).isEmpty();
        return isAll ? Tally.Left.ALL : isNothing ? Tally.Left.NOTHING : Tally.Left.PART;
    }

    /** An undo that has begun may have taken what a version has made. */
    private int whole(Truth truth) {
        return truth.half(site).map(script -> script.version() - 1).orElse(truth.version());
    }

    @Override
    public void recover(List<String> complaints) throws Exception {
        Recovery recovery = new Recovery(site, goal, settings);
        boolean isClean = recovery.succeeds();
        story.addAll(recovery.steps());
        if (!isClean) {
            complaints.add("what status says does not lead to a clean state");
            return;
        }
        complaints.addAll(new Rows(site, site.live()).complaints(end(), confirmed));
        Snapshot expected = schema(Site.template(end()));
        if (!schema(Site.LIVE).isSameAs(expected)) {
            complaints.add("the schema is not that of version " + end());
        }
        if (!site.flyway(site.live(), "latest").validateWithResult().invalidMigrations.stream()
                .filter(one -> !one.errorDetails.errorCode.toString().contains("NOT_APPLIED"))
                .toList()
                .isEmpty()) {
            complaints.add("Flyway's validate objects");
        }
    }

    private Snapshot schema(String name) throws Exception {
        try (Connection connection = site.server.database(name).connect()) {
            return Engines.of(site.product)
                    .orElseThrow()
                    .schemaReader(connection, site.bookKeeping())
                    .read();
        }
    }

    @Override
    public String story() {
        return String.join("\n  ", story);
    }
}
