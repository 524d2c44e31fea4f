package dev.confab.web;

import dev.confab.rpc.Answer;
import org.jspecify.annotations.Nullable;

/// A request that was answered without waiting for anybody, and may come again word for word.
@FunctionalInterface
interface Repeat {
  /// The answer as of now; null when somebody has to give it who may wait. That one finds the
  /// request begun ([Memory#begun]).
  ///
  /// @param requestId names the request in the log
  @Nullable Answer again(String requestId);
}
