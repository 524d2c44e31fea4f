package dev.confab.web;

import dev.confab.basics.LongText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Takes the long texts out of a body while it comes in and keeps them in files, so that ten files
/// of 100 MB in ten bodies are in memory never. What is left is small; each text is replaced in it
/// by words that nobody can guess, and put back as a [LongText] once the body was read as a tree.
abstract class LongTexts implements Texts {
  /// A shorter text stays where it is.
  static final int LONG = 256 * 1024;

  private final TextFiles files;
  private final String mark = UUID.randomUUID() + ":";
  private final List<LongText> texts = new ArrayList<>();

  /// What is left of the body so far.
  private byte[] left = new byte[8192];

  private int size;

  /// Where the text begins that is being read.
  private int start;

  /// The text that turned out to be long.
  private @Nullable SpooledText open;

  LongTexts(TextFiles files) {
    this.files = files;
  }

  /// Those of a JSON body.
  static LongTexts ofJson(TextFiles files) {
    return new JsonTexts(files);
  }

  /// Those of a form.
  static LongTexts ofForm(TextFiles files) {
    return new FormTexts(files);
  }

  /// Takes the next piece of the body; returns how much of the body is in memory.
  @Override
  public final int take(byte[] piece, int count) throws IOException {
    for (int at = 0; at < count; ) {
      if (open != null) {
        at = takeLong(piece, at, count, open);
      } else {
        byte next = piece[at++];
        keep(next);
        if (isText(next) && size - start >= LONG && files.hasRoom()) {
          var text = files.begin();
          open = text;
          // not more than LONG, so it never takes another turn
          int beginning = size;
          size = start;
          takeLong(left.clone(), start, beginning, text);
        }
      }
    }
    return size;
  }

  /// Notes what a byte means; true when a text goes on behind it that may become long here.
  abstract boolean isText(byte next);

  /// Takes the bytes of a long text up to its end; returns where it stopped.
  abstract int takeLong(byte[] piece, int from, int to, SpooledText into) throws IOException;

  final void begin() {
    start = size;
  }

  final void keep(int next) {
    if (size == left.length) {
      left = Arrays.copyOf(left, size * 2);
    }
    left[size++] = (byte) next;
  }

  /// The long text is whole.
  ///
  /// @param instead of its place in what is left; null: the usual
  final void end(@Nullable String instead) throws IOException {
    if (open != null) {
      var words = instead == null ? mark + texts.size() : instead;
      texts.add(open.text());
      open = null;
      for (byte letter : words.getBytes(StandardCharsets.UTF_8)) {
        keep(letter);
      }
    }
  }

  /// The body is at its end; returns what is left of it.
  byte[] rest() throws IOException {
    return Arrays.copyOf(left, size);
  }

  @Override
  public final long spooledBytes() {
    return files.bytes();
  }

  /// Puts the texts back into what was read of the rest.
  final void putBack(JsonNode tree) {
    if (texts.isEmpty()) {
      return;
    }
    if (tree instanceof ObjectNode map) {
      map.properties().forEach(entry -> entry.setValue(whole(entry.getValue())));
    } else if (tree instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, whole(list.get(i)));
      }
    }
  }

  private JsonNode whole(JsonNode node) {
    if (node instanceof StringNode text && text.asString().startsWith(mark)) {
      return texts.get(Integer.parseInt(text.asString().substring(mark.length())));
    }
    putBack(node);
    return node;
  }

  @Override
  public void close() {
    files.close();
  }

  /// Strings in JSON, with their escapes.
  private static final class JsonTexts extends LongTexts {
    private static final int UNICODE = 2;
    private static final String BROKEN = "\u0001";

    private boolean inside;

    /// 0: none; 1: behind a backslash; 2 to 5: so many digits of a `\\u` are missing, from behind.
    private int escape;

    private int code;
    private int high;
    private boolean broken;

    JsonTexts(TextFiles files) {
      super(files);
    }

    @Override
    boolean isText(byte next) {
      if (!inside) {
        inside = next == '"';
        begin();
        return false;
      }
      if (escape == 1) {
        escape = 0;
      } else if (next == '\\') {
        escape = 1;
      } else if (next == '"') {
        inside = false;
      }
      return inside && escape == 0;
    }

    @Override
    int takeLong(byte[] piece, int from, int to, SpooledText into) throws IOException {
      int run = from;
      for (int at = from; at < to; at++) {
        byte next = piece[at];
        if (escape > 0) {
          escaped(next, into);
          run = at + 1;
        } else if (next == '"' || next == '\\') {
          into.write(piece, run, at - run);
          run = at + 1;
          if (next == '"') {
            inside = false;
            end(broken ? BROKEN : null);
            keep('"');
            broken = false;
            return run;
          }
          escape = 1;
        } else if (next >= 0 && next < ' ') {
          broken = true; // the reader of the rest says so
        }
      }
      into.write(piece, run, to - run);
      return to;
    }

    private void escaped(byte next, SpooledText into) throws IOException {
      if (escape >= UNICODE) {
        int digit = Character.digit(next, 16);
        broken |= digit < 0;
        code = code * 16 + Math.max(digit, 0);
        escape = escape == UNICODE + 3 ? 0 : escape + 1;
        if (escape == 0) {
          unicode(into);
        }
        return;
      }
      escape = 0;
      switch (next) {
        case '"', '\\', '/' -> into.write(next);
        case 'b' -> into.write('\b');
        case 'f' -> into.write('\f');
        case 'n' -> into.write('\n');
        case 'r' -> into.write('\r');
        case 't' -> into.write('\t');
        case 'u' -> {
          escape = UNICODE;
          code = 0;
        }
        default -> broken = true;
      }
    }

    private void unicode(SpooledText into) throws IOException {
      if (Character.isHighSurrogate((char) code)) {
        high = code;
        return;
      }
      var whole =
          high != 0 && Character.isLowSurrogate((char) code)
              ? Character.toString(Character.toCodePoint((char) high, (char) code))
              : Character.toString(code);
      high = 0;
      var bytes = whole.getBytes(StandardCharsets.UTF_8);
      into.write(bytes, 0, bytes.length);
    }
  }

  /// Values of a form, with their escapes.
  private static final class FormTexts extends LongTexts {
    private boolean inside;

    /// The `%` of an escape and its first digit, while they wait for the rest.
    private final byte[] held = new byte[2];

    private int holds;

    FormTexts(TextFiles files) {
      super(files);
    }

    @Override
    boolean isText(byte next) {
      if (next == '&') {
        inside = false;
      } else if (!inside && next == '=') {
        inside = true;
        begin();
      }
      return inside;
    }

    @Override
    int takeLong(byte[] piece, int from, int to, SpooledText into) throws IOException {
      for (int at = from; at < to; at++) {
        byte next = piece[at];
        if (next == '&') {
          inside = false;
          release(into);
          end(null);
          keep('&');
          return at + 1;
        }
        decode(next, into);
      }
      return to;
    }

    private void decode(byte next, SpooledText into) throws IOException {
      if (holds > 0 && Character.digit(next, 16) >= 0) {
        if (holds == 2) {
          into.write(Character.digit(held[1], 16) * 16 + Character.digit(next, 16));
          holds = 0;
        } else {
          held[holds++] = next;
        }
        return;
      }
      release(into);
      if (next == '%') {
        held[holds++] = next;
      } else {
        into.write(next == '+' ? ' ' : next);
      }
    }

    /// It was no escape.
    private void release(SpooledText into) throws IOException {
      into.write(held, 0, holds);
      holds = 0;
    }

    @Override
    byte[] rest() throws IOException {
      var last = open();
      if (last != null) {
        release(last);
        end(null);
      }
      return super.rest();
    }
  }

  final @Nullable SpooledText open() {
    return open;
  }
}
