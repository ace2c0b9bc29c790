// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Computes the contrast of the style sheet's colours, in both schemes, as WCAG 2.2 does (1.4.3 and 1.4.11, level AA). */
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double EDGES = 3;

    private static final List<String> WORDS =
            List.of("ink", "soft", "accent", "link", "ok", "warn", "fail", "open", "note");
    private static final List<String> GROUNDS = List.of("paper", "card", "tint");
    private static final List<String> TINTED = List.of("ok", "warn", "fail", "open", "note");

    private static Map<String, Integer> colours(String scheme) {
        String style = PageAssets.load().style();
        int dark = style.indexOf("@media (prefers-color-scheme: dark)");
        String declared =
                scheme.equals("light") ? style.substring(0, dark) : style.substring(dark, style.indexOf("\n}", dark));
        Map<String, Integer> colours = new TreeMap<>();
        Matcher colour = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});").matcher(declared);
        while (colour.find()) {
            colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return colours;
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static void check(Map<String, Integer> colours, String front, String ground, double least) {
        assertThat(contrast(colours.get(front), colours.get(ground)))
                .as(front + " on " + ground)
                .isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsStandOutFromTheirGround(String scheme) {
        Map<String, Integer> colours = colours(scheme);

        WORDS.forEach(word -> GROUNDS.forEach(ground -> check(colours, word, ground, TEXT)));
        TINTED.forEach(word -> check(colours, word, word + "-bg", TEXT));
        TINTED.forEach(ground -> check(colours, "ink", ground + "-bg", TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theEdgesOfFieldsAndTheFocusAreSeen(String scheme) {
        Map<String, Integer> colours = colours(scheme);

        List.of("paper", "card").forEach(ground -> {
            check(colours, "edge", ground, EDGES);
            check(colours, "accent", ground, EDGES);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"opacity: .75", "outline: none", "outline: 0"})
    void nothingIsFadedOrHidden(String declaration) {
        assertThat(PageAssets.load().style()).doesNotContain(declaration);
    }
}
