// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Version;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImmutabilityTest {

    private static final List<Released> RELEASED =
            List.of(script("V1__a.sql", "one\ntwo\n"), script("V2__b.sql", "b"), script("V4__d.sql", "d"));

    private static Released script(String name, String text) {
        Version version = Version.parse(name.substring(1, name.indexOf("__")).replace('_', '.'));
        return new Released(name, version, text, "v1.2");
    }

    private static List<Gap> now(Released... scripts) {
        return Immutability.of(RELEASED, Arrays.asList(scripts), false);
    }

    @Test
    void whatIsUnchangedOrNewBehindItIsSilent() {
        assertThat(now(
                        script("V1__a.sql", "\ufeffone\r\ntwo\r\n"),
                        script("V2__b.sql", "b"),
                        script("V4__d.sql", "d"),
                        script("V5__e.sql", "e")))
                .isEmpty();
    }

    @Test
    void anEditedScriptIsShownWithTheDifference() {
        assertThat(now(script("V1__a.sql", "one\n2\n"), script("V2__b.sql", "b"), script("V4__d.sql", "d")))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.line())
                            .startsWith("V1__a.sql: it was edited since it was released with v1.2.")
                            .contains("(git checkout v1.2 -- <directory>/V1__a.sql)");
                    assertThat(gap.details()).containsExactly("line 2:", "- two", "+ 2");
                });
    }

    @Test
    void aDeletedScriptIsTold() {
        assertThat(now(script("V1__a.sql", "one\ntwo\n"), script("V4__d.sql", "d")))
                .singleElement()
                .extracting(Gap::line)
                .asString()
                .startsWith("V2__b.sql: it was released with v1.2 and is gone.");
    }

    @Test
    void aRenamedScriptIsToldByBothNames() {
        assertThat(now(script("V1__a.sql", "one\ntwo\n"), script("V2__bee.sql", "b"), script("V4__d.sql", "d")))
                .singleElement()
                .extracting(Gap::what)
                .isEqualTo("it was called V2__b.sql when it was released with v1.2");
        assertThat(now(script("V1__a.sql", "one\ntwo\n"), script("V5__b.sql", "b"), script("V4__d.sql", "d")))
                .singleElement()
                .extracting(Gap::what)
                .asString()
                .endsWith("is gone; its text is V5__b.sql now");
    }

    @Test
    void aScriptThatSlippedInIsToldUnlessAnyOrderWillDo() {
        Released[] scripts = {
            script("V1__a.sql", "one\ntwo\n"),
            script("V2__b.sql", "b"),
            script("V3__c.sql", "c"),
            script("V4__d.sql", "d")
        };

        assertThat(now(scripts))
                .singleElement()
                .extracting(Gap::what)
                .isEqualTo("it is new, and older than V4__d.sql, which was released with v1.2");
        assertThat(Immutability.of(RELEASED, Arrays.asList(scripts), true)).isEmpty();
    }
}
