package dev.confab.messages.markup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a text from left to right, once. Codes that are open lie on a stack; one that is never
/// closed turns into text, and what was inside it moves out. What a look for an end found is
/// remembered, so that hostile texts cost no more than others.
final class MarkupReader {
  /// Codes inside one another; deeper ones are text.
  static final int DEPTH_MAX = 32;

  /// Characters between the brackets of a code.
  static final int HEAD_MAX = 2_100;

  private static final int DASHES_MIN = 6;
  private static final int NOWHERE = Integer.MAX_VALUE;

  private record Open(@Nullable Head head, List<Node> inside) {}

  private final String text;
  private final boolean quotes;
  private final List<Open> open = new ArrayList<>();
  private final Map<Code, Integer> endings = new EnumMap<>(Code.class);
  private boolean dashesEnd = true;
  private int at;
  private int textFrom;

  /// @param quotes whether quotes are read; there are none inside a quote
  MarkupReader(String text, boolean quotes) {
    this.text = text;
    this.quotes = quotes;
    open.add(new Open(null, new ArrayList<>()));
  }

  List<Node> read() {
    while (at < text.length()) {
      var read = (text.charAt(at) == '[' && readCode()) || (mayQuote() && readQuote());
      if (!read) {
        at++;
      }
    }
    flush(at);
    while (open.size() > 1) {
      giveUp();
    }
    return List.copyOf(open.getFirst().inside());
  }

  private boolean readCode() {
    var end = endOfHead();
    if (end < 0) {
      return false;
    }
    var between = text.substring(at + 1, end);
    if (between.startsWith("/")) {
      return close(Code.named(between.substring(1)), end + 1);
    }
    var head = Head.of(between);
    if (head == null) {
      return false;
    }
    return switch (head.code().shape()) {
      case ALONE -> add(tag(head, List.of(), ""), end + 1);
      case VERBATIM -> verbatim(head, end + 1);
      case AROUND -> push(head, end + 1);
    };
  }

  /// Where the code that begins here has its bracket; -1 when another bracket comes first.
  private int endOfHead() {
    var last = Math.min(text.length(), at + HEAD_MAX);
    for (int i = at + 1; i < last; i++) {
      var c = text.charAt(i);
      if (c == ']') {
        return i;
      }
      if (c == '[') {
        return -1;
      }
    }
    return -1;
  }

  private boolean push(Head head, int next) {
    if (open.size() > DEPTH_MAX) {
      return false;
    }
    flush(at);
    open.add(new Open(head, new ArrayList<>()));
    return goOn(next);
  }

  private boolean verbatim(Head head, int from) {
    var closing = "[/" + head.code().name() + "]";
    var known = endings.get(head.code());
    var end = known == null || known < from ? find(closing, from) : known;
    endings.put(head.code(), end);
    if (end == NOWHERE || (head.code() == Code.IMG && end - from > HEAD_MAX)) {
      return false;
    }
    var words = text.substring(from, end);
    var named = head.code() == Code.IMG ? head.named(words.strip()) : head;
    if (!named.code().takes(named.value())) {
      return false;
    }
    var written = text.substring(end, end + closing.length());
    return add(tag(named, List.of(new Node.Text(words)), written), end + closing.length());
  }

  private int find(String closing, int from) {
    for (int i = text.indexOf("[/", from); i >= 0; i = text.indexOf("[/", i + 1)) {
      if (text.regionMatches(true, i, closing, 0, closing.length())) {
        return i;
      }
    }
    return NOWHERE;
  }

  private boolean close(@Nullable Code code, int next) {
    if (code == null || !isOpen(code)) {
      return false;
    }
    flush(at);
    var head = open.getLast().head();
    while (head != null && head.code() != code) {
      giveUp();
      head = open.getLast().head();
    }
    if (head != null) {
      end(head, open.removeLast().inside(), text.substring(at, next));
    }
    return goOn(next);
  }

  private boolean isOpen(Code code) {
    for (var level : open) {
      if (level.head() != null && level.head().code() == code) {
        return true;
      }
    }
    return false;
  }

  private void end(Head head, List<Node> inside, String closing) {
    var named =
        head.value().isEmpty() && head.code().isNamedByItsWords()
            ? head.named(Markup.plain(inside).strip())
            : head;
    var outside = open.getLast().inside();
    if (named.code().takes(named.value())) {
      outside.add(tag(named, List.copyOf(inside), closing));
    } else {
      outside.add(new Node.Text(head.written()));
      outside.addAll(inside);
      outside.add(new Node.Text(closing));
    }
  }

  /// The innermost open code turns into text.
  private void giveUp() {
    var given = open.removeLast();
    var outside = open.getLast().inside();
    if (given.head() != null) {
      outside.add(new Node.Text(given.head().written()));
    }
    outside.addAll(given.inside());
  }

  private boolean mayQuote() {
    return quotes && open.size() == 1 && (at == 0 || text.charAt(at - 1) == '\n');
  }

  private boolean readQuote() {
    var line = endOfLine(at);
    if (text.startsWith(">>", at)) {
      var inside = new MarkupReader(text.substring(at + 2, line), false).read();
      return add(new Node.Quote(">>", inside, ""), line);
    }
    if (!isDashes(at, line) || !dashesEnd || line == text.length()) {
      return false;
    }
    for (int from = line + 1; from < text.length(); from = endOfLine(from) + 1) {
      if (isDashes(from, endOfLine(from))) {
        var inside = new MarkupReader(text.substring(line + 1, from), false).read();
        var opening = text.substring(at, line + 1);
        var next = endOfLine(from);
        return add(new Node.Quote(opening, inside, text.substring(from, next)), next);
      }
    }
    dashesEnd = false;
    return false;
  }

  private int endOfLine(int from) {
    var end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private boolean isDashes(int from, int to) {
    var end = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
    for (int i = from; i < end; i++) {
      if (text.charAt(i) != '-') {
        return false;
      }
    }
    return end - from >= DASHES_MIN;
  }

  private static Node tag(Head head, List<Node> inside, String closing) {
    return new Node.Tag(
        head.code(), head.value(), head.attributes(), head.written(), inside, closing);
  }

  private boolean add(Node node, int next) {
    flush(at);
    open.getLast().inside().add(node);
    return goOn(next);
  }

  private boolean goOn(int next) {
    at = next;
    textFrom = next;
    return true;
  }

  private void flush(int to) {
    if (to > textFrom) {
      open.getLast().inside().add(new Node.Text(text.substring(textFrom, to)));
    }
    textFrom = to;
  }
}
