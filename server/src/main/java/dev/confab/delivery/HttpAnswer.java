package dev.confab.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An answer of HTTP/1.0 or 1.1 whose head was read and whose body comes. What it says is a
/// stranger's: no failure to read it repeats his words. Of one whose head is too long the status
/// counts, as of one whose body is, and nothing more of it is read.
final class HttpAnswer {
  /// A line of the head.
  record Header(String name, String value) {}

  /// Lines of a head; a stranger decides how many he sends.
  static final int HEADERS_MAX = 200;

  /// Answers that only say that another one follows.
  private static final int INTERIM_MAX = 10;

  /// What an answer begins with, before the digit that tells a modern one from an old one.
  private static final String VERSION = "HTTP/1.";

  /// Where the three digits of the status end.
  private static final int STATUS_END = VERSION.length() + 5;

  /// Digits of a length; more would not fit into a number.
  private static final int DIGITS_MAX = 15;

  private static final int SWITCHING = 101;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final HttpSource source;
  private final int status;
  private final boolean modern;
  private final List<Header> headers;
  private final boolean cut;
  private final HttpBody body;

  private HttpAnswer(
      HttpSource source, int status, boolean modern, List<Header> headers, boolean cut)
      throws IOException {
    this.source = source;
    this.status = status;
    this.modern = modern;
    this.headers = headers;
    this.cut = cut;
    this.body = cut ? HttpBody.ofLength(source, 0) : framed();
  }

  /// Reads the head of an answer.
  static HttpAnswer read(InputStream in) throws IOException {
    var source = new HttpSource(in);
    for (int interim = 0; interim <= INTERIM_MAX; interim++) {
      var answer = head(source);
      if (answer.status >= 200) {
        return answer;
      }
      if (answer.status == SWITCHING) {
        throw new IOException("the answer is in another protocol");
      }
    }
    throw new IOException("the answer does not come");
  }

  private static HttpAnswer head(HttpSource source) throws IOException {
    var first = source.headLine();
    int status = status(first);
    boolean modern = first.charAt(VERSION.length()) != '0';
    var headers = new ArrayList<Header>();
    try {
      readHeaders(source, headers);
      return new HttpAnswer(source, status, modern, headers, false);
    } catch (HttpSource.TooLong e) {
      if (status < 200) {
        throw e; // the answer comes behind it
      }
      return new HttpAnswer(source, status, modern, headers, true);
    }
  }

  private static void readHeaders(HttpSource source, List<Header> headers) throws IOException {
    int lines = 0;
    for (var line = source.headLine(); !line.isEmpty(); line = source.headLine()) {
      if (++lines > HEADERS_MAX) {
        throw new HttpSource.TooLong("the answer has too many headers");
      }
      add(headers, line);
    }
  }

  /// The status in the first line of an answer: `HTTP/1.1 200 OK`. The words after it are in any
  /// language, or are not there.
  private static int status(String line) throws IOException {
    int end = STATUS_END;
    if (!line.startsWith(VERSION)
        || line.length() < end
        || digit(line.charAt(VERSION.length()), 10) < 0
        || line.charAt(end - 4) != ' '
        || (line.length() > end && line.charAt(end) != ' ')) {
      throw new IOException("the answer is not HTTP");
    }
    int status = 0;
    for (int i = end - 3; i < end; i++) {
      int digit = digit(line.charAt(i), 10);
      if (digit < 0) {
        throw new IOException("the answer is not HTTP");
      }
      status = 10 * status + digit;
    }
    return status;
  }

  private static void add(List<Header> headers, String line) throws IOException {
    boolean goesOn = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    int colon = line.indexOf(':');
    if (goesOn && !headers.isEmpty()) {
      var before = headers.removeLast();
      headers.add(new Header(before.name(), before.value() + " " + line.strip()));
    } else if (goesOn || colon < 1) {
      throw new IOException("the answer's head cannot be read");
    } else {
      headers.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }
  }

  /// Where the body ends. Of two ways to say it the pieces count, as for everybody.
  private HttpBody framed() throws IOException {
    if (isBodiless()) {
      return HttpBody.ofLength(source, 0);
    }
    var coding = joined("Transfer-Encoding");
    if (coding != null) {
      if (!coding.equalsIgnoreCase("chunked")) {
        throw new IOException("the answer is coded in an unknown way");
      }
      return HttpBody.inPieces(source);
    }
    var length = joined("Content-Length");
    return length == null
        ? HttpBody.toTheEnd(source)
        : HttpBody.ofLength(source, number(length, 10));
  }

  /// A number that a stranger wrote.
  static long number(String text, int radix) throws IOException {
    var digits = text.strip();
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i), radix);
      if (digit < 0) {
        throw new IOException("a length in the answer cannot be read");
      }
      number = radix * number + digit;
    }
    if (digits.isEmpty() || digits.length() > DIGITS_MAX) {
      throw new IOException("a length in the answer cannot be read");
    }
    return number;
  }

  /// The value of a digit of ASCII; -1: it is none.
  private static int digit(char c, int radix) {
    return c < 128 ? Character.digit(c, radix) : -1;
  }

  int status() {
    return status;
  }

  List<Header> headers() {
    return headers;
  }

  /// The first header of a name, in letters of any size; null when there is none.
  @Nullable String header(String name) {
    for (var header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /// What all headers of a name say together; null when there is none.
  private @Nullable String joined(String name) {
    var values = new LinkedHashSet<String>(2);
    for (var header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values.isEmpty() ? null : String.join(", ", values);
  }

  HttpBody body() {
    return body;
  }

  /// Was its head too long? Then not all of its headers are here, and nothing of its body.
  boolean isCut() {
    return cut;
  }

  /// May the next request use the connection, when the body was read to its end?
  boolean keepsConnection() {
    if (cut || !body.hasEnd() || isDoubtful() || !source.isEmpty()) {
      return false;
    }
    var wish = joined("Connection");
    var words = wish == null ? "" : wish.toLowerCase(Locale.ROOT);
    return modern ? !words.contains("close") : words.contains("keep-alive");
  }

  /// Did it tell where it ends in two ways, or of a body it cannot have? Something may come that
  /// would be taken for the next answer.
  private boolean isDoubtful() {
    var length = header("Content-Length");
    boolean coded = header("Transfer-Encoding") != null;
    return isBodiless()
        ? coded || (length != null && !length.equals("0"))
        : coded && length != null;
  }

  private boolean isBodiless() {
    return status < 200 || status == NO_CONTENT || status == NOT_MODIFIED;
  }
}
