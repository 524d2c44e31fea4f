package dev.confab.rpc;

import dev.confab.basics.Caller;
import dev.confab.sql.Tx;
import tools.jackson.databind.node.ObjectNode;

/// Stands between a call and its method. Gates are asked in the order the house lists them; the
/// first refusal is the answer. The room that knows the matter implements it.
public interface Gate {
  /// Before anybody knows who calls: the portal's state, the rate of the address.
  default void admit(Request request, Headers headers) {}

  /// When the caller and the method are known: scopes, restrictions, operating time. May be asked
  /// twice for one call, which is begun again where it may wait: it must not count.
  default void admit(Caller caller, MethodSpec<?, ?> spec, Headers headers) {}

  /// In the transaction of a call that writes, before its method runs.
  default void began(Tx tx, Caller caller, ObjectNode params) {}

  /// After the method ran, with the time it took.
  default void ran(Caller caller, MethodSpec<?, ?> spec, long nanos) {}

  /// Takes additive response headers.
  interface Headers {
    /// Sets one.
    void put(String name, String value);
  }
}
