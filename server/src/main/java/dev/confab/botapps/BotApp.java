package dev.confab.botapps;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application that a bot put into the messenger.
///
/// @param code by which its author finds it again; one of a kind within the bot
/// @param jsMethod what happens when it is chosen: PUT, SEND, CALL or SUPPORT; empty: a page opens
/// @param iframe address of the page; empty when there is none
/// @param hash by which the page knows its callers
/// @param context where it is shown, in capitals, `-admin` behind it for administrators only
/// @param lang what it is called, by language
public record BotApp(
    long id,
    UserId bot,
    String code,
    String jsMethod,
    String jsParam,
    String iframe,
    long iframeWidth,
    long iframeHeight,
    String hash,
    @Nullable FileId icon,
    String context,
    boolean hidden,
    boolean extranet,
    boolean livechat,
    boolean popup,
    List<BotAppText> lang) {

  /// Behind the context of what only administrators see.
  public static final String FOR_ADMINS = "-admin";

  /// What it is called in a language, else in English, else in any.
  public @Nullable BotAppText text(String language) {
    return in(language) != null ? in(language) : in("en") != null ? in("en") : first();
  }

  private @Nullable BotAppText in(String language) {
    return lang.stream()
        .filter(text -> language.equalsIgnoreCase(text.languageId()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable BotAppText first() {
    return lang.isEmpty() ? null : lang.getFirst();
  }

  /// Without the hash: it does not belong in a log.
  @Override
  public String toString() {
    return "BotApp[" + id + " " + code + "]";
  }
}
