package dev.confab.messages.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlTest {
  private static final Pattern TAG =
      Pattern.compile(
          "</?(b|i|u|s|pre|blockquote|span)>|<br />|</a>"
              + "|<span style=\"(font-size: \\d+px|color: #[0-9a-fA-F]+)\">"
              + "|<a href=\"(?i:https?://|mailto:|tel:|/)[^\"<>]*\" target=\"_blank\">");

  @Test
  void codes_are_tags_and_what_looks_like_a_tag_is_text() {
    assertThat(Html.of("[b]A[/b] <i>\r\n[URL=https://a.example/?b=1&c='2']x[/URL] [S]y"))
        .isEqualTo(
            "<b>A</b> &lt;i&gt;<br /><a href=\"https://a.example/?b=1&amp;c=&#039;2&#039;\""
                + " target=\"_blank\">x</a> [S]y");
    assertThat(Html.of("[URL]www.a.example[/URL]"))
        .isEqualTo("<a href=\"https://www.a.example\" target=\"_blank\">www.a.example</a>");
  }

  @Test
  void codes_inside_one_another_are_tags_inside_one_another() {
    assertThat(Html.of("[SIZE=12][COLOR=#f00][I]a[/I][/COLOR][/SIZE]"))
        .isEqualTo(
            "<span style=\"font-size: 12px\"><span style=\"color: #f00\"><i>a</i></span></span>");
  }

  @Test
  void quotes_and_code_and_codes_without_a_tag_show_their_words() {
    assertThat(Html.of(">>said\n[CODE][B]x[/B][/CODE][USER=5]Anna[/USER][BR][PUT=/x]y[/PUT]"))
        .isEqualTo("<blockquote>said</blockquote><br /><pre>[B]x[/B]</pre>Anna<br />y");
  }

  @Test
  void whatever_comes_no_other_tag_leaves() {
    var random = new Random(5);
    var pieces =
        "[B] [/B] [URL= ] [/URL] [URL] https://a.example javascript:alert(1) \" ' < > & <script> \n"
            .concat(
                ">> [SIZE=12] [/SIZE] [COLOR=#123] [/COLOR] [IMG] [/IMG] [CODE] [/CODE] onclick=")
            .split(" ");
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      var rest = TAG.matcher(Html.of(text.toString())).replaceAll("");
      assertThat(rest).as("%s", text).doesNotContain("<").doesNotContain(">");
    }
  }
}
