package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells applications that bound the events of bots with `event.bind`, beside the handlers their
/// bots were registered with.
public final class BotNews {
  private final Hooks hooks;

  /// News for these.
  public BotNews(Hooks hooks) {
    this.hooks = hooks;
  }

  /// A bot of the application is told of something; true when the application listens.
  ///
  /// @param lane names the bot and the dialog
  public boolean told(
      Tx tx,
      AppId app,
      String wire,
      String lane,
      @Nullable UserId actor,
      @Nullable MessageId message,
      ObjectNode data) {
    var event = HookEvent.of(wire);
    var about = message == null ? lane : lane + "/message" + message;
    return event != null && hooks.tell(tx, app, new News(event, actor, about, data, message));
  }
}
