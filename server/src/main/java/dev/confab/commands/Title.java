package dev.confab.commands;

import dev.confab.basics.Cut;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import org.jspecify.annotations.Nullable;

/// How a command is shown in one language.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record Title(
    @Doc("The language, for example `en`.") @Nullable String languageId,
    @Doc("What the command is called.") @Nullable String title,
    @Doc("A hint at what may follow it.") @Nullable String params) {

  private static final int LENGTH_MAX = 255;

  /// Cuts what no client has place for.
  public Title {
    languageId = cut(languageId);
    title = cut(title);
    params = cut(params);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null ? null : Cut.to(LENGTH_MAX, text);
  }

  /// Of a command that is shown to nobody.
  static final Title NONE = new Title("", "", "");

  boolean isComplete() {
    return languageId != null && !languageId.isBlank() && title != null && !title.isBlank();
  }
}
