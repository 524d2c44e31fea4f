package dev.confab.links.rest;

import dev.confab.links.Pictures;
import dev.confab.messages.Messages;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The methods of this room.
public final class PictureMethods {
  private PictureMethods() {}

  /// All of them.
  ///
  /// @param pictures null: the operator wants none of other servers
  public static List<RestMethod<?, ?>> all(
      @Nullable Pictures pictures, Messages messages, Notifications notifications) {
    return List.of(new MessengerPictures(pictures, messages, notifications));
  }
}
