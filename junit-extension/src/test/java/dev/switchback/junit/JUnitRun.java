// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What JUnit was told while classes ran. */
record JUnitRun(EngineExecutionResults results) {

    static JUnitRun of(Class<?>... classes) {
        return of(builder -> builder, classes);
    }

    static JUnitRun of(UnaryOperator<EngineTestKit.Builder> configure, Class<?>... classes) {
        DiscoverySelector[] selectors = Stream.of(classes)
                .map(type -> (DiscoverySelector) selectClass(type))
                .toArray(DiscoverySelector[]::new);
        return new JUnitRun(configure
                .apply(EngineTestKit.engine("junit-jupiter").selectors(selectors))
                .execute());
    }

    /** The display names of the tests that ran, in order. */
    List<String> names() {
        return finished()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** The messages of failed tests and containers, by display name. */
    Map<String, String> failed() {
        return messages(TestExecutionResult.Status.FAILED);
    }

    /** The reasons of aborted tests, by display name. */
    Map<String, String> aborted() {
        return messages(TestExecutionResult.Status.ABORTED);
    }

    Throwable failure(String name) {
        return all().filter(event -> event.getTestDescriptor().getDisplayName().equals(name))
                .flatMap(event -> result(event).getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }

    TestDescriptor test(String name) {
        return finished()
                .map(Event::getTestDescriptor)
                .filter(test -> test.getDisplayName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Event> finished() {
        return results.testEvents().finished().stream();
    }

    private Stream<Event> all() {
        return results.allEvents().finished().stream();
    }

    private Map<String, String> messages(TestExecutionResult.Status status) {
        return all().filter(event -> result(event).getStatus() == status)
                .collect(Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName(),
                        event -> result(event)
                                .getThrowable()
                                .map(Throwable::getMessage)
                                .orElse(""),
                        (one, other) -> one + "\n" + other,
                        LinkedHashMap::new));
    }

    private static TestExecutionResult result(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }
}
