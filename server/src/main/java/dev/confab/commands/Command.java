package dev.confab.commands;

import dev.confab.basics.AppId;
import dev.confab.basics.CommandId;
import dev.confab.basics.UserId;
import java.util.List;
import java.util.Optional;

/// A command of a bot.
///
/// @param text what is typed, without the slash
/// @param common whether it is heard where the bot is not, too
/// @param hidden whether people are not shown it
/// @param extranet whether guests may use it
public record Command(
    CommandId id,
    UserId bot,
    AppId app,
    String text,
    boolean common,
    boolean hidden,
    boolean extranet,
    List<Title> titles) {
  private static final int LANGUAGES_MAX = 50;

  /// Leaves titles out beyond all languages that have one.
  public Command {
    titles = titles.stream().limit(LANGUAGES_MAX).toList();
  }

  /// How it is shown in this language, or else in English, or else as its bot named it first.
  public Title titleIn(String language) {
    return title(language)
        .or(() -> title("en"))
        .or(() -> titles.stream().findFirst())
        .orElse(Title.NONE);
  }

  private Optional<Title> title(String language) {
    return titles.stream()
        .filter(title -> language.equalsIgnoreCase(title.languageId()))
        .findFirst();
  }
}
