package dev.confab.messages.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkupTest {
  /// Everything the contract lists, right and wrong, to be thrown together.
  private static final List<String> PIECES =
      List.of(
          "[b]",
          "[/b]",
          "[I]",
          "[/i]",
          "[u]",
          "[/U]",
          "[s]",
          "[/s]",
          "[size=20]",
          "[size=99]",
          "[/size]",
          "[color=#f00]",
          "[color=red]",
          "[/color]",
          "[url]",
          "[url=https://a.b/?x=1]",
          "[url=javascript:alert(1)]",
          "[/url]",
          "https://example.com",
          "[user=7]",
          "[user=all]",
          "[USER=7 REPLACE]",
          "[/user]",
          "[chat=456]",
          "[chat=imol|7]",
          "[/chat]",
          "[context=chat1/2]",
          "[/context]",
          "[code]",
          "[/code]",
          "[img size=medium]",
          "[/img]",
          "[icon=https://a.b/i.png size=20 title=A b]",
          "[put=/help me]",
          "[put]",
          "[/put]",
          "[send=/start]",
          "[/send]",
          "[call=+1 999]",
          "[call]",
          "+79991234567",
          "[/call]",
          "[timestamp=1645844720 format=SHORT]",
          "[disk=123]",
          "[br]",
          "[",
          "]",
          "[/",
          "=",
          ">>",
          "\n",
          "\r\n",
          "------",
          "-------",
          " ",
          "слово",
          "\ud83e\udd16",
          "\ud83e",
          "[b",
          "[]");

  @Test
  void whatever_is_written_is_read_and_can_be_written_again() {
    var random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      var text =
          random
              .ints(random.nextInt(30), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining());
      var read = Markup.of(text);
      assertThat(read.source()).isEqualTo(text);
      assertThat(read.plain()).isNotNull();
    }
  }

  @Test
  void hostile_texts_take_time_in_proportion() {
    // the processor's time: that of a busy machine says nothing of the text
    var worked = ManagementFactory.getThreadMXBean();
    for (var piece : PIECES) {
      for (var text : List.of(piece.repeat(20_000), (piece + "\n").repeat(20_000))) {
        var began = worked.getCurrentThreadCpuTime();
        assertThat(Markup.of(text).source()).hasSameSizeAs(text);
        assertThat(Markup.of(text + "[/img][/code]").plain()).isNotNull();
        var took = Duration.ofNanos(worked.getCurrentThreadCpuTime() - began);
        assertThat(took).as(piece).isLessThan(Duration.ofSeconds(3));
      }
    }
  }

  @Test
  void codes_stand_inside_one_another() {
    assertThat(shape("[b]a [i]b[/i][/b]c")).isEqualTo("B(a I(b))c");
    assertThat(shape("[B]a[/b]")).isEqualTo("B(a)");
    assertThat(shape("[size=20]a[/size][color=#abc]b[/color]"))
        .isEqualTo("SIZE=20(a)COLOR=#abc(b)");
  }

  @Test
  void what_is_not_closed_or_makes_no_sense_is_text() {
    assertThat(shape("[b]a [i]b[/b]")).isEqualTo("B(a [i]b)");
    assertThat(shape("[b]a")).isEqualTo("[b]a");
    assertThat(shape("a[/b]")).isEqualTo("a[/b]");
    assertThat(shape("[size=7]a[/size]")).isEqualTo("[size=7]a[/size]");
    assertThat(shape("[color=red]a[/color]")).isEqualTo("[color=red]a[/color]");
    assertThat(shape("[user=x]a[/user]")).isEqualTo("[user=x]a[/user]");
    assertThat(shape("[bold]a[/bold]")).isEqualTo("[bold]a[/bold]");
  }

  @Test
  void an_address_that_runs_something_is_no_link() {
    assertThat(shape("[url=javascript:alert(1)]a[/url]"))
        .isEqualTo("[url=javascript:alert(1)]a[/url]");
    assertThat(shape("[url]JavaScript:x[/url]")).isEqualTo("[url]JavaScript:x[/url]");
    assertThat(shape("[url=//evil.example]a[/url]")).isEqualTo("[url=//evil.example]a[/url]");
    assertThat(shape("[img size=small]data:x [/img]")).isEqualTo("[img size=small]data:x [/img]");
    assertThat(shape("[url=bx://v1/x]a[/url]")).isEqualTo("[url=bx://v1/x]a[/url]");
    assertThat(shape("[url=bx://v2/p/botContext/x]a[/url]"))
        .isEqualTo("URL=bx://v2/p/botContext/x(a)");
    assertThat(shape("[url=/online/]a[/url]")).isEqualTo("URL=/online/(a)");
    assertThat(shape("[url]https://a.b[/url]")).isEqualTo("URL=https://a.b(https://a.b)");
  }

  @Test
  void words_in_code_are_no_codes() {
    assertThat(shape("[code][b]x[/b]\n>>y[/code]")).isEqualTo("CODE([b]x[/b]\n>>y)");
  }

  @Test
  void values_have_spaces_and_attributes() {
    var icon = Markup.of("[icon=https://a.b/u.png size=30 title=Good morning]").nodes().getFirst();
    assertThat(icon)
        .isInstanceOfSatisfying(
            Node.Tag.class,
            tag -> {
              assertThat(tag.value()).isEqualTo("https://a.b/u.png");
              assertThat(tag.attributes()).containsEntry("size", "30");
              assertThat(tag.attributes()).containsEntry("title", "Good morning");
            });
    assertThat(shape("[put=/help me]Help[/put]")).isEqualTo("PUT=/help me(Help)");
    assertThat(shape("[send]/start[/send]")).isEqualTo("SEND=/start(/start)");
    assertThat(shape("[call]+1 999[/call]")).isEqualTo("CALL=+1 999(+1 999)");
    assertThat(shape("[img size=large]https://a.b/p.jpg [/img]"))
        .isEqualTo("IMG=https://a.b/p.jpg(https://a.b/p.jpg )");
  }

  @Test
  void lines_and_blocks_are_quoted() {
    assertThat(shape(">>one [b]two[/b]\nthree")).isEqualTo("Q(one B(two))\nthree");
    assertThat(shape("a >>b")).isEqualTo("a >>b");
    assertThat(shape("------\nAnna\nhello\n------\nyes")).isEqualTo("Q(Anna\nhello\n)\nyes");
    assertThat(shape("------\nnever closed")).isEqualTo("------\nnever closed");
  }

  @Test
  void what_a_reader_sees_has_no_codes() {
    assertThat(
            Markup.of("[b]a[/b][br]b [url=https://a.b]c[/url][icon=https://a.b/i title=:)]")
                .plain())
        .isEqualTo("a\nb c:)");
  }

  @Test
  void codes_too_deep_are_text() {
    var deep = "[b]".repeat(100) + "x" + "[/b]".repeat(100);
    assertThat(Markup.of(deep).source()).isEqualTo(deep);
    assertThat(shape(deep)).contains("[b]x").startsWith("B(".repeat(MarkupReader.DEPTH_MAX));
  }

  private static String shape(String text) {
    return shape(Markup.of(text).nodes());
  }

  private static String shape(List<Node> nodes) {
    return nodes.stream().map(MarkupTest::shape).collect(Collectors.joining());
  }

  private static String shape(Node node) {
    return switch (node) {
      case Node.Text(var words) -> words;
      case Node.Quote quote -> "Q(" + shape(quote.inside()) + ")";
      case Node.Tag tag ->
          tag.code()
              + (tag.value().isEmpty() ? "" : "=" + tag.value())
              + "("
              + shape(tag.inside())
              + ")";
    };
  }
}
