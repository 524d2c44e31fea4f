package dev.confab.botapps;

import dev.confab.basics.DialogId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// Who opens an application's page, and where.
///
/// @param portal the address of the portal as its user called it, without a slash at its end
/// @param dialog the one he looks at
/// @param message whose button he pressed; null: none
/// @param buttonParams what that button carries
/// @param language of what he sees
/// @param chrome whether his browser is one of that kind
public record FrameOpening(
    String portal,
    UserId user,
    DialogId dialog,
    @Nullable MessageId message,
    String buttonParams,
    String language,
    boolean chrome) {
  /// Where the icon or button was, in the two words pages know; an icon beside the dialog is the
  /// one at its text field once more.
  String context() {
    return message != null ? "button" : "textarea";
  }
}
