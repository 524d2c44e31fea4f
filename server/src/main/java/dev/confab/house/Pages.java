package dev.confab.house;

import dev.confab.calls.CallLog;
import dev.confab.live.Activity;
import dev.confab.live.Live;
import dev.confab.live.Telling;
import dev.confab.live.Words;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Lets pages hear of what happens in the rooms.
final class Pages {
  private Pages() {}

  /// Sockets to these rooms, which are told of everything from now on.
  static Live over(Rooms rooms, CallLog calls, @Nullable URI publicUrl) {
    var words = new Words(rooms.people(), new LiveCards(rooms, publicUrl));
    var live = new Live(rooms.store(), words, rooms.clock());
    var telling = new Telling(live, words, rooms.chats(), rooms.reactions(), rooms.clock());
    rooms.messages().onNews(telling::message);
    rooms.changes().onNews(telling::message);
    rooms.reactions().onChange(telling::reaction);
    rooms.messages().pins().onChange(telling::pin);
    rooms.chats().onNews(telling::chat);
    rooms.notifications().onNews(telling::notice);
    rooms.typing().onWriting(telling::typing);
    rooms.people().onPresence(telling::presence);
    rooms.people().onChange(telling::person);
    rooms.people().onStandingChange(live::recheck);
    rooms.sessions().onClose(live::signedOut);
    rooms.log().onChange(portal -> live.stir(portal, Activity.DELIVERIES));
    rooms.notes().onChange(portal -> live.stir(portal, Activity.DELIVERIES));
    calls.onWritten(portal -> live.stir(portal, Activity.CALLS));
    return live;
  }
}
