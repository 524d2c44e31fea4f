package dev.confab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The three ways to put a value, and what becomes of a form that was sent.
class FormWriterTest {
  private static final String ODD = "a b&c=d%[é]\u20ac\ud83d\ude00~*";

  @Test
  void characters_a_pair_and_a_text_are_written_alike() {
    var padded = ("xx" + ODD + "yy").toCharArray();
    var form = new FormWriter();
    int mark = form.enter("auth[1]");
    form.put("k", ODD);
    form.put(new FormWriter.Pair("k", ODD));
    int inner = form.enter("k");
    form.value(padded, 2, ODD.length());
    form.leave(inner);
    form.leave(mark);
    var parts = form.toString().split("&", -1);
    assertThat(parts).hasSize(3).containsOnly(parts[0]);
    assertThat(parts[0])
        .isEqualTo("auth%5B1%5D%5Bk%5D=a+b%26c%3Dd%25%5B%C3%A9%5D%E2%82%AC%F0%9F%98%80%7E%2A");
  }

  @Test
  void plain_characters_longer_than_the_buffer_are_written_whole() {
    var text = "[".repeat(EncodedForm.BUFFER_BYTES);
    var form = new FormWriter();
    int mark = form.enter("k");
    form.value(text.toCharArray(), 0, text.length());
    form.leave(mark);
    assertThat(form.toString()).isEqualTo("k=" + "%5B".repeat(text.length()));
  }

  @Test
  void a_form_is_sent_once_and_its_size_stays_known() throws IOException {
    var form = new FormWriter();
    form.put("a", "b");
    var done = form.finish();
    var out = new ByteArrayOutputStream();
    done.send(out);
    assertThat(out).hasToString("a=b");
    assertThat(done.length()).isEqualTo(3);
    assertThatThrownBy(() -> done.send(out)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_was_forgotten_twice_is_not_lent_twice() {
    var done = new FormWriter().finish();
    done.forget();
    done.forget();
    var one = new FormWriter();
    var other = new FormWriter();
    one.put("one", "1");
    other.put("other", "2");
    assertThat(one.finish()).hasToString("one=1");
    assertThat(other.finish()).hasToString("other=2");
  }

  @Test
  void a_writer_that_has_finished_does_not_touch_its_form() {
    var form = new FormWriter();
    form.put("a", "b");
    var done = form.finish();
    form.put("c", "d");
    assertThat(done).hasToString("a=b");
  }
}
