package dev.confab.web;

import tools.jackson.databind.node.ObjectNode;

/// The plain pages of `/oauth/authorize/`: no script, no asset, everything escaped.
final class SignInPage {
  private SignInPage() {}

  /// The form; `complaint` says why it is shown again.
  static String form(String application, ObjectNode params, String complaint) {
    return frame(
        """
        <h1>Sign in</h1>
        <p>to let <b>%s</b> act for you.</p>
        <p role="alert">%s</p>
        <form method="post">
        <input type="hidden" name="client_id" value="%s">
        <input type="hidden" name="state" value="%s">
        <label>Login <input name="login" autocomplete="username" required autofocus></label>
        <label>Password <input name="password" type="password" autocomplete="current-password"
          required></label>
        <button>Sign in</button>
        </form>"""
            .formatted(
                escape(application),
                escape(complaint),
                escape(params.path("client_id").asString("")),
                escape(params.path("state").asString(""))));
  }

  /// For an application without an address to return to.
  static String code(String code) {
    return frame(
        "<h1>Granted</h1><p>The code, good for 30 seconds: <code>%s</code></p>"
            .formatted(escape(code)));
  }

  /// One sentence.
  static String message(String text) {
    return frame("<h1>That did not work</h1><p>%s</p>".formatted(escape(text)));
  }

  private static String frame(String body) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Confab</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:10vh auto;padding:0 1rem}
        label{display:block;margin:.75rem 0}input{width:100%%;box-sizing:border-box;padding:.5rem}
        button{padding:.5rem 1.5rem}p[role=alert]{color:#b00020}
        @media(prefers-color-scheme:dark){body{background:#1b1b1f;color:#e4e1e6}}
        </style></head><body>%s</body></html>
        """
        .formatted(body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
