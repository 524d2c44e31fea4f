package dev.confab.web;

import dev.confab.rpc.Origin;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// What a connection remembers of a request, so that the same words need not be read again.
final class Memory {
  private final Request request;
  private final Origin origin;
  private final @Nullable Line line;

  /// @param line the connection; null where it remembers nothing
  Memory(Request request, Origin origin, @Nullable Line line) {
    this.request = request;
    this.origin = origin;
    this.line = line;
  }

  /// Whether this poll, which is answered, is worth it: the one before was a while ago, and whoever
  /// sent it expects nothing but its answer. Asked once for each.
  boolean isWorthIt() {
    return line != null
        && line.isSlow()
        && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
        && !HttpMethod.HEAD.is(request.getMethod())
        && !request.getHeaders().contains(HttpHeader.EXPECT)
        && !request.getHeaders().contains(HttpHeader.UPGRADE);
  }

  /// Says what to do if the request comes again, word for word.
  void keep(Repeat repeat) {
    if (line != null) {
      line.remember(repeat);
    }
  }

  /// What was begun of the request while its connection stood on the porch, once; null: nothing.
  @Nullable Repeat begun() {
    return line == null ? null : line.begun();
  }

  /// Where the request came from, for who keeps it when it is long over.
  Origin origin() {
    var fields = HttpFields.build(request.getHeaders()).asImmutable();
    return new Origin(
        origin.address(),
        origin.base(),
        origin.secure(),
        origin.requestId(),
        each -> Exchange.headers(fields, each));
  }
}
