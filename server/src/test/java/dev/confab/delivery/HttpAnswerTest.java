package dev.confab.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
  /// Comes as it would over a bad line: a byte at a time.
  static InputStream drop(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
      @Override
      public synchronized int read(byte[] to, int offset, int count) {
        return super.read(to, offset, Math.min(1, count));
      }
    };
  }

  /// What a stranger says in another language, byte for byte.
  static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  static HttpAnswer answer(String text) throws IOException {
    return HttpAnswer.read(drop(text));
  }

  static String body(HttpAnswer answer) throws IOException {
    return new String(answer.body().readAllBytes(), US_ASCII);
  }

  @Test
  void a_head_is_read_whatever_it_is_spelled_like() throws IOException {
    var answer =
        answer("HTTP/1.1 299 Quite  fine\r\ncontent-LENGTH:3\nX-Long: one\r\n\ttwo\r\n\r\nabc");
    assertThat(answer.status()).isEqualTo(299);
    assertThat(answer.header("X-long")).isEqualTo("one two");
    assertThat(answer.header("X-Other")).isNull();
    assertThat(answer.body().length()).isEqualTo(3);
    assertThat(body(answer)).isEqualTo("abc");
    assertThat(answer.keepsConnection()).isTrue();
  }

  /// The second byte of this letter ends a line elsewhere.
  @Test
  void a_reason_is_passed_over_in_whatever_language_it_is() throws IOException {
    var answer = answer(bytes("HTTP/1.1 200 Успех\r\nContent-Length: 0\r\n\r\n"));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void what_is_larger_than_the_buffer_is_read_too() throws IOException {
    var value = "v".repeat(3_000);
    var body = "b".repeat(100_000);
    var text = "HTTP/1.1 200 OK\r\nX-Long: " + value + "\r\nContent-Length: 100000\r\n\r\n" + body;
    var answer = HttpAnswer.read(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    assertThat(answer.header("X-Long")).isEqualTo(value);
    assertThat(body(answer)).isEqualTo(body);
  }

  @Test
  void pieces_are_put_together_and_what_stands_behind_them_is_passed_over() throws IOException {
    var answer =
        answer(
            "HTTP/1.1 200\r\nTransfer-Encoding: Chunked\r\nContent-Length: 1\r\n\r\n"
                + "3;note=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n");
    assertThat(answer.body().length()).isEqualTo(-1);
    assertThat(body(answer)).isEqualTo("abc0123456789");
    assertThat(answer.keepsConnection()).as("told its length in two ways").isFalse();
  }

  @Test
  void without_a_length_the_end_of_the_connection_is_the_end() throws IOException {
    var answer = answer("HTTP/1.1 200 OK\r\n\r\nall of it");
    assertThat(body(answer)).isEqualTo("all of it");
    assertThat(answer.keepsConnection()).isFalse();
  }

  @Test
  void what_only_says_that_an_answer_follows_is_none() throws IOException {
    var answer =
        answer(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: a\r\n\r\n"
                + "HTTP/1.1 204 None\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Link")).isNull();
    assertThat(body(answer)).isEmpty();
    assertThat(answer.keepsConnection()).isTrue();
  }

  /// Some handlers send it all the same, behind the head: the next answer would begin with it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 None\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 204 None\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 304 None\r\nContent-Length: 2\r\n\r\n"
      })
  void a_connection_is_not_kept_where_an_answer_tells_of_a_body_it_cannot_have(String text)
      throws IOException {
    var answer = answer(text);
    assertThat(body(answer)).isEmpty();
    assertThat(answer.keepsConnection()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"
      })
  void a_connection_that_the_other_side_ends_is_not_kept(String text) throws IOException {
    assertThat(answer(text).keepsConnection()).isFalse();
  }

  @Test
  void a_connection_on_which_more_came_than_was_asked_for_is_not_kept() throws IOException {
    var text = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
    var answer = HttpAnswer.read(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    assertThat(answer.keepsConnection()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20x OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1x200 OK\r\n\r\n",
        "HTTP/1.x 200 OK\r\n\r\n",
        "HTTP/1.1 101 Switching\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        "HTTP/1.1 200 OK\r\n goes on before it began\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: f\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
      })
  void what_is_no_answer_or_only_half_of_one_is_a_failure(String text) {
    assertThatThrownBy(() -> body(answer(text))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 103 Hints\r\nX: %s",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n%s"
      })
  void headers_without_end_are_not_read_to_their_end(String text) {
    var endless = text.formatted("y\r\nX: ".repeat(100_000));
    assertThatThrownBy(() -> body(answer(endless))).hasMessage("the answer has too many headers");
    var wide = text.formatted("y".repeat(100_000));
    assertThatThrownBy(() -> body(answer(wide))).hasMessage("a line of the answer is too long");
    assertThatThrownBy(() -> body(answer("HTTP/1.1 100 Go on\r\n\r\n".repeat(100))))
        .hasMessage("the answer does not come");
  }

  @Test
  void a_head_without_an_end_is_given_up() {
    var folded = "HTTP/1.1 103 Hints\r\nX: y\r\n" + " z\r\n".repeat(300);
    assertThatThrownBy(() -> answer(folded)).hasMessage("the answer has too many headers");
    var wide = "HTTP/1.1 103 Hints\r\n" + ("X: " + "y".repeat(6_000) + "\r\n").repeat(3);
    assertThatThrownBy(() -> answer(wide)).hasMessage("the answer's head is too long");
  }

  @ParameterizedTest
  @CsvSource({"6000, 3", "17000, 1", "60000, 1", "1, 201"})
  void an_answer_whose_head_is_too_long_is_cut_and_counts_by_its_status(int length, int lines)
      throws IOException {
    var wide = ("X: " + "y".repeat(length) + "\r\n").repeat(lines);
    var answer =
        answer("HTTP/1.1 503 No\r\nRetry-After: 9\r\nContent-Length: 3\r\n" + wide + "\r\nabc");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("9");
    assertThat(body(answer)).isEmpty();
    assertThat(answer.keepsConnection()).isFalse();
    assertThat(answer.isCut()).isTrue();
  }

  @Test
  void a_connection_is_kept_only_where_all_headers_let_it() throws IOException {
    var head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
    assertThat(answer(head + "Connection: x\r\nConnection: close\r\n\r\n").keepsConnection())
        .isFalse();
    assertThat(answer(head + "Connection: x\r\n\r\n").keepsConnection()).isTrue();
    assertThatThrownBy(() -> answer(head + "Content-Length: 1\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }
}
