package dev.confab.bots;

import dev.confab.basics.HandlerUrl;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The addresses a caller gives for a bot's events, as given.
public final class HandlerUrls {
  private final Map<BotEvent, String> given = new EnumMap<>(BotEvent.class);
  private final boolean inside;

  private HandlerUrls(boolean inside) {
    this.inside = inside;
  }

  /// All events to a handler that lives in this process. Only the server itself says so: callers
  /// give addresses to be posted to, and `internal:` is none.
  public static HandlerUrls inside(String name) {
    var urls = new HandlerUrls(true);
    for (var event : BotEvent.OF_REGISTRATION) {
      urls.given.put(event, "internal:" + name);
    }
    return urls;
  }

  /// None yet; `forAll`, if there is one, stands for each of them and cannot be overruled.
  public static HandlerUrls of(@Nullable String forAll) {
    var urls = new HandlerUrls(false);
    for (var event : BotEvent.OF_REGISTRATION) {
      urls.with(event, forAll);
    }
    return urls;
  }

  /// Adds one, unless it is empty or there is one already.
  public HandlerUrls with(BotEvent event, @Nullable String url) {
    if (url != null && !url.isBlank()) {
      given.putIfAbsent(event, url);
    }
    return this;
  }

  /// Whether none is given.
  public boolean isEmpty() {
    return given.isEmpty();
  }

  /// All of them, each checked; refuses the first wrong one.
  public Map<BotEvent, String> checked() {
    return checked(false);
  }

  /// The same, and refuses the first that a registration must have and that is not there.
  public Map<BotEvent, String> checkedForRegistration() {
    return checked(true);
  }

  private Map<BotEvent, String> checked(boolean registering) {
    var checked = new EnumMap<BotEvent, String>(BotEvent.class);
    for (var event : BotEvent.OF_REGISTRATION) {
      var url = given.get(event);
      if (url != null) {
        checked.put(event, inside ? url : checked(event, url));
      } else if (registering) {
        demand(event.missing());
      }
    }
    return Collections.unmodifiableMap(checked);
  }

  /// The address for commands, checked; refuses when there is none.
  public static String ofCommands(@Nullable String url) {
    if (url == null || url.isBlank()) {
      throw BotError.COMMAND_ADD_MISSING.refuse();
    }
    return checked(BotEvent.COMMAND_ADD, url);
  }

  private static void demand(@Nullable BotError missing) {
    if (missing != null) {
      throw missing.refuse();
    }
  }

  private static String checked(BotEvent event, String url) {
    var normal = HandlerUrl.normal(url);
    if (normal == null) {
      throw event.wrong().refuse();
    }
    return normal;
  }
}
