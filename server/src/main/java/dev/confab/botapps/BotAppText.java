package dev.confab.botapps;

import dev.confab.basics.Cut;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import org.jspecify.annotations.Nullable;

/// How an application is called in one language.
@Keys(Keys.Spelling.UPPER_SNAKE)
public record BotAppText(
    @Doc("The language, for example `en`.") @Nullable String languageId,
    @Doc("What stands on it.") @Nullable String title,
    @Doc("What it does.") @Nullable String description,
    @Doc("Whose it is.") @Nullable String copyright) {

  private static final int LENGTH_MAX = 255;

  /// Cuts what no client has place for.
  public BotAppText {
    languageId = cut(languageId);
    title = cut(title);
    description = cut(description);
    copyright = cut(copyright);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null ? null : Cut.to(LENGTH_MAX, text);
  }

  boolean isUsable() {
    return languageId != null && !languageId.isBlank() && title != null && !title.isBlank();
  }
}
