package dev.confab.delivery;

import dev.confab.basics.FormWriter;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// How the events of one generation of the API are told, beside what is the same for all. What
/// applications are told themselves is told as to bots of the first.
public interface Telling {
  /// On which terms an event is delivered.
  ///
  /// @param agreed what was agreed on with its bot
  /// @param guide who says where it goes, when it is asked
  Terms terms(Terms agreed, Event event, Guide guide);

  /// Writes the `data` of an event, with tokens of its bots. Runs for each attempt.
  ///
  /// @throws JacksonException when what is stored cannot be read
  void data(FormWriter form, Sender sender);

  /// Writes what the handler may do in the name of the user who caused the event, without the
  /// application's token.
  void auth(FormWriter form, UserId actor, Sender sender);

  /// The bots for which tokens would be sent along with these data.
  List<NamedBot> named(ObjectNode data);
}
