// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.settings.Key;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RehearsalParametersTest {

    private static final class Parameters extends GoalParameters {
        @Override
        public void execute() {}
    }

    private static Map<String, String> keys(Key.Scope scope) {
        return Arrays.stream(Key.values())
                .filter(key -> key.scope() == scope)
                .collect(Collectors.toMap(Key::key, RehearsalParametersTest::field));
    }

    /** Sets each field of a class to its own name, so that a value that arrives under another setting shows. */
    private static Map<String, String> valuesOf(Class<?> type) throws IllegalAccessException {
        Parameters parameters = new Parameters();
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            field.set(parameters, field.getName());
        }
        return parameters.values();
    }

    @Test
    void everySettingIsAParameterOfTheSameName() throws Exception {
        assertThat(valuesOf(RehearsalParameters.class)).isEqualTo(keys(Key.Scope.REHEARSAL));
        assertThat(valuesOf(GoalParameters.class)).isEqualTo(keys(Key.Scope.GOAL));
    }

    @Test
    void whatIsNotSetIsNotHandedOn() {
        assertThat(new Parameters().values()).isEqualTo(Map.of());
    }

    private static String field(Key key) {
        String suffix = key.key().substring(Key.PREFIX.length());
        return Pattern.compile("\\.(.)")
                .matcher(suffix)
                .replaceAll(dot -> dot.group(1).toUpperCase(Locale.ROOT));
    }
}
