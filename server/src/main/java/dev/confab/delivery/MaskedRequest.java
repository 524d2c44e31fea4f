package dev.confab.delivery;

import dev.confab.basics.Cut;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is or was posted for an event, as an operator may see it.
///
/// @param address where it goes; empty when the handler is not bound any more
/// @param headers all of them, in their order
/// @param body the form, with its tokens masked
/// @param note what of this may be otherwise than it was sent; null: nothing as far as is known
public record MaskedRequest(
    String address, Map<String, String> headers, String body, @Nullable String note) {
  /// The same, with at most so many characters of its form.
  public MaskedRequest cut(int bodyMax) {
    return new MaskedRequest(address, headers, Cut.to(bodyMax, body), note);
  }
}
