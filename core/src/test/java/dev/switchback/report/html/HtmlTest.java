// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    private static String markup(Html html) {
        StringBuilder out = new StringBuilder();
        html.appendTo(out);
        return out.toString();
    }

    @Test
    void textIsNeverMarkup() {
        String hostile = "</title><script>alert('x')</script>&amp;\"";

        assertThat(markup(Html.tag("p").with("title", hostile).text(hostile)))
                .isEqualTo("<p title=\"&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&quot;\">"
                        + "&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&quot;</p>");
    }

    @Test
    void whatTurnsTheDirectionOfATextIsSpelledOut() {
        assertThat(Escape.markup("a\u202eb\u2066c\u0000d\ud800e\u007f"))
                .isEqualTo("a\\u202eb\\u2066c\\u0000d\\ud800e\\u007f");
        assertThat(Escape.markup("naïve 表 👩‍🚀\tx\ny")).isEqualTo("naïve 表 👩‍🚀\tx\ny");
    }

    @ParameterizedTest
    @CsvSource({
        "onclick,x",
        "style,color:red",
        "src,x.png",
        "href,https://example.org",
        "href,javascript:alert(1)",
        "xlink:href,data:x"
    })
    void whatRunsOrLoadsSomethingIsRefused(String attribute, String value) {
        assertThatThrownBy(() -> Html.tag("a").with(attribute, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linksLeadWithinThePage() {
        assertThat(markup(Html.tag("a").with("href", "#m1").text("x"))).isEqualTo("<a href=\"#m1\">x</a>");
    }

    @Test
    void namesComeFromTheCode() {
        assertThatThrownBy(() -> Html.tag("p><script")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.tag("p").with("a=b c", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html.Asset("x</script>")).isInstanceOf(IllegalArgumentException.class);
    }
}
