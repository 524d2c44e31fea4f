package dev.confab.messages.markup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The codes a text may be formatted with.
public enum Code {
  /// Bold.
  B(Shape.AROUND, "()"),
  /// Italic.
  I(Shape.AROUND, "()"),
  /// Underlined.
  U(Shape.AROUND, "()"),
  /// Struck through.
  S(Shape.AROUND, "()"),
  /// Letters of 8 to 30 pixels.
  SIZE(Shape.AROUND, "([89]|[12]\\d|30)(px)?"),
  /// Colour of letters.
  COLOR(Shape.AROUND, "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"),
  /// A link; without a value its words are the address.
  URL(Shape.AROUND, Code.ADDRESS),
  /// A user, or all in the chat.
  USER(Shape.AROUND, "\\d{1,18}|[aA][lL][lL]"),
  /// A chat, or an open line.
  CHAT(Shape.AROUND, "(imol\\|)?\\d{1,18}"),
  /// A message of a dialog.
  CONTEXT(Shape.AROUND, "[\\w:-]{1,80}/\\d{1,18}"),
  /// Puts its value, or its words, into the input field.
  PUT(Shape.AROUND, ".*"),
  /// Sends its value, or its words.
  SEND(Shape.AROUND, ".*"),
  /// Calls a number; without a value its words are the number.
  CALL(Shape.AROUND, "[+]?[\\d ()#*.-]{1,30}"),
  /// Words to be shown as they are.
  CODE(Shape.VERBATIM, "()"),
  /// A picture by its address.
  IMG(Shape.VERBATIM, Code.ADDRESS),
  /// A small picture in the line.
  ICON(Shape.ALONE, Code.ADDRESS),
  /// A moment, in the reader's zone.
  TIMESTAMP(Shape.ALONE, "\\d{1,12}"),
  /// A file.
  DISK(Shape.ALONE, "\\d{1,18}"),
  /// A line break.
  BR(Shape.ALONE, "()");

  /// How a code is written.
  enum Shape {
    /// Around other codes.
    AROUND,
    /// Around words that are no codes.
    VERBATIM,
    /// Without an end.
    ALONE
  }

  /// An address nothing is run by: of the web, of mail, of a phone, or a path of the portal.
  private static final String ADDRESS =
      "(?i:(https?://|mailto:|tel:|bx://v2/|/(?![/\\\\]))[^\\s\\p{Cntrl}]*)|(?i:www\\.[^\\s\\p{Cntrl}]+)";

  private static final Map<String, Code> BY_NAME = new HashMap<>();

  static {
    for (var code : values()) {
      BY_NAME.put(code.name(), code);
    }
  }

  private final Shape shape;
  private final Pattern values;

  Code(Shape shape, String values) {
    this.shape = shape;
    this.values = Pattern.compile(values);
  }

  Shape shape() {
    return shape;
  }

  /// Whether a value makes sense; a code without any has the empty one.
  boolean takes(String value) {
    return values.matcher(value).matches();
  }

  /// Whether the words inside stand for the value where there is none. Such a value goes on to the
  /// end of the code, spaces included.
  boolean isNamedByItsWords() {
    return this == URL || this == CALL || this == PUT || this == SEND;
  }

  static @Nullable Code named(String name) {
    return name.length() > 9 ? null : BY_NAME.get(name.toUpperCase(Locale.ROOT));
  }
}
