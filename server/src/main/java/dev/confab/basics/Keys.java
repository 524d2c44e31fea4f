package dev.confab.basics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/// How the keys of a record are spelled on the wire, for parameters and results alike.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Keys {
  /// The spelling; records without the mark keep their Java names.
  Spelling value();

  /// The three spellings the API's generations use.
  enum Spelling {
    /// `botId`: the second generation, and methods of the common section.
    CAMEL,
    /// `bot_id`: results of im.* methods.
    LOWER_SNAKE,
    /// `BOT_ID`: parameters of the first generation. Read in any case.
    UPPER_SNAKE;

    /// The wire key of a Java component name.
    public String of(String component) {
      if (this == CAMEL) {
        return component;
      }
      var key = new StringBuilder();
      for (int i = 0; i < component.length(); i++) {
        var letter = component.charAt(i);
        var starts = Character.isUpperCase(letter);
        if (starts || (Character.isDigit(letter) && !Character.isDigit(component.charAt(i - 1)))) {
          key.append('_');
        }
        key.append(letter);
      }
      var snake = key.toString();
      return this == UPPER_SNAKE ? snake.toUpperCase(Locale.ROOT) : snake.toLowerCase(Locale.ROOT);
    }
  }
}
