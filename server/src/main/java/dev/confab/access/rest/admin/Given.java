package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.SCOPE_WRONG;
import static dev.confab.access.AccessError.TITLE_EMPTY;
import static dev.confab.access.AccessError.URL_WRONG;

import dev.confab.access.Scope;
import dev.confab.basics.Cut;
import dev.confab.basics.HandlerUrl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what administrators give: refuses what is none.
final class Given {
  private static final int TITLE_MAX = 255;

  private Given() {}

  static Set<String> scopes(List<String> asked) {
    for (var scope : asked) {
      if (!Scope.wires().contains(scope)) {
        throw SCOPE_WRONG.refuse(scope);
      }
    }
    return new LinkedHashSet<>(asked);
  }

  static String title(String asked) {
    var title = asked.strip();
    TITLE_EMPTY.unless(!title.isEmpty() && Cut.fits(TITLE_MAX, title));
    return title;
  }

  /// An address, or nothing at all.
  static String url(String asked) {
    if (asked.isBlank()) {
      return "";
    }
    @Nullable String normal = HandlerUrl.normal(asked);
    if (normal == null) {
      throw URL_WRONG.refuse(asked);
    }
    return normal;
  }
}
