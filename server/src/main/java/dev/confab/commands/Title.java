package dev.confab.commands;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import org.jspecify.annotations.Nullable;

/// How a command is shown in one language.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record Title(
    @Doc("The language, for example `en`.") @Nullable String languageId,
    @Doc("What the command is called.") @Nullable String title,
    @Doc("A hint at what may follow it.") @Nullable String params) {

  /// Of a command that is shown to nobody.
  static final Title NONE = new Title("", "", "");

  boolean isComplete() {
    return languageId != null && !languageId.isBlank() && title != null && !title.isBlank();
  }
}
