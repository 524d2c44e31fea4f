package dev.confab.botapps;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What happens when an application without a page is chosen, and what belongs behind it.
enum JsMethod {
  /// A command is put into the text field.
  PUT("[A-Za-z0-9+_/ -]{1,255}"),
  /// A command is sent.
  SEND("[A-Za-z0-9+_/ -]{1,255}"),
  /// A number is called.
  CALL("[0-9+*#() .-]{1,50}"),
  /// A line's support is opened.
  SUPPORT("[A-Za-z0-9]{32}");

  private final Pattern param;

  JsMethod(String param) {
    this.param = Pattern.compile(param);
  }

  static boolean allows(String name, String param) {
    return Stream.of(values())
        .anyMatch(method -> method.name().equals(name) && method.param.matcher(param).matches());
  }
}
