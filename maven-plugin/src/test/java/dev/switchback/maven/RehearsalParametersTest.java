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

    /** Each field is set to its own name, so that a value that arrives under another setting shows. */
    @Test
    void everySettingIsAParameterOfTheSameName() throws Exception {
        RehearsalParameters parameters = new RehearsalParameters() {
            @Override
            public void execute() {}
        };
        for (Field field : RehearsalParameters.class.getDeclaredFields()) {
            field.setAccessible(true);
            field.set(parameters, field.getName());
        }

        assertThat(parameters.values())
                .isEqualTo(Arrays.stream(Key.values())
                        .collect(Collectors.toMap(Key::key, RehearsalParametersTest::field)));
    }

    @Test
    void whatIsNotSetIsNotHandedOn() {
        RehearsalParameters parameters = new RehearsalParameters() {
            @Override
            public void execute() {}
        };

        assertThat(parameters.values()).isEqualTo(Map.of());
    }

    private static String field(Key key) {
        String suffix = key.key().substring(Key.PREFIX.length());
        return Pattern.compile("\\.(.)")
                .matcher(suffix)
                .replaceAll(dot -> dot.group(1).toUpperCase(Locale.ROOT));
    }
}
