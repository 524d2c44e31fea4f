package dev.confab.web;

import dev.confab.access.OAuthError;
import dev.confab.basics.Phrase;
import dev.confab.basics.Refusal;
import dev.confab.rpc.SystemError;
import tools.jackson.databind.node.ObjectNode;

/// The plain pages of `/oauth/authorize/`, in the reader's language: no script, no asset,
/// everything escaped.
final class SignInPage {
  private static final Phrase TITLE = new Phrase("Sign in", "Anmelden", "Вход");
  private static final Phrase PURPOSE =
      new Phrase(
          "to let <b>%s</b> act for you.",
          "damit <b>%s</b> in deinem Namen handeln darf.",
          "чтобы <b>%s</b> могло действовать от вашего имени.");
  private static final Phrase LOGIN =
      new Phrase("Login or e-mail", "Anmeldename oder E-Mail", "Логин или эл. почта");
  private static final Phrase PASSWORD = new Phrase("Password", "Passwort", "Пароль");
  private static final Phrase SUBMIT = new Phrase("Sign in", "Anmelden", "Войти");
  private static final Phrase GRANTED = new Phrase("Granted", "Erlaubt", "Доступ разрешён");
  private static final Phrase CODE =
      new Phrase(
          "The code, good for 30 seconds: <code>%s</code>",
          "Der Code, gültig für 30 Sekunden: <code>%s</code>",
          "Код, действует 30 секунд: <code>%s</code>");
  private static final Phrase FAILED =
      new Phrase("That did not work", "Das hat nicht geklappt", "Не получилось");
  private static final Phrase NO_PORTAL =
      new Phrase(
          "There is no portal at this address.",
          "Unter dieser Adresse gibt es kein Portal.",
          "По этому адресу портала нет.");
  private static final Phrase UNKNOWN =
      new Phrase(
          "The application that sent you here is not known to this portal.",
          "Die Anwendung, die dich hierher schickte, ist diesem Portal nicht bekannt.",
          "Приложение, которое вас сюда направило, этому порталу неизвестно.");
  private static final Phrase NOT_FOR_YOU =
      new Phrase(
          "This application is not open to you. Ask those who run the portal.",
          "Diese Anwendung ist nicht für dich freigegeben. Frage die, die das Portal betreiben.",
          "Это приложение вам не открыто. Обратитесь к администраторам портала.");
  private static final Phrase CLOSED =
      new Phrase("This portal is closed.", "Dieses Portal ist geschlossen.", "Этот портал закрыт.");
  private static final Phrase REFUSED =
      new Phrase(
          "What the application asked for cannot be granted.",
          "Was die Anwendung verlangt, kann nicht erlaubt werden.",
          "Запрос приложения выполнить нельзя.");

  private final String language;

  /// Pages in this language: `en`, `de` or `ru`.
  SignInPage(String language) {
    this.language = language;
  }

  /// Why the form is shown again.
  enum Complaint {
    /// It is shown for the first time.
    NONE("", "", ""),
    WRONG(
        "Login and password do not fit.",
        "Anmeldename und Passwort passen nicht zusammen.",
        "Логин и пароль не подходят."),
    TOO_MANY(
        "Too many tries. Please wait a minute.",
        "Zu viele Versuche. Bitte eine Minute warten.",
        "Слишком много попыток. Подождите минуту."),
    /// A page elsewhere sent the form.
    FOREIGN("Please sign in here.", "Bitte melde dich hier an.", "Войдите, пожалуйста, здесь.");

    private final Phrase phrase;

    Complaint(String english, String german, String russian) {
      phrase = new Phrase(english, german, russian);
    }
  }

  /// The form, by which `application` is let in.
  String form(String application, ObjectNode params, Complaint complaint) {
    return frame(
        """
        <h1>%s</h1>
        <p>%s</p>
        <p role="alert">%s</p>
        <form method="post">
        <input type="hidden" name="client_id" value="%s">
        <input type="hidden" name="state" value="%s">
        <label>%s <input name="login" autocomplete="username" required autofocus></label>
        <label>%s <input name="password" type="password" autocomplete="current-password"
          required></label>
        <button>%s</button>
        </form>\
        """
            .formatted(
                TITLE.in(language),
                PURPOSE.in(language, escape(application)),
                complaint.phrase.in(language),
                escape(params.path("client_id").asString("")),
                escape(params.path("state").asString("")),
                LOGIN.in(language),
                PASSWORD.in(language),
                SUBMIT.in(language)));
  }

  /// For an application without an address to return to.
  String code(String code) {
    return frame(
        "<h1>%s</h1><p>%s</p>".formatted(GRANTED.in(language), CODE.in(language, escape(code))));
  }

  /// Nobody is at home.
  String noPortal() {
    return failed(NO_PORTAL, "");
  }

  /// What the person can make of a refusal, and below it what whoever made the application needs.
  String refused(Refusal refusal) {
    var code = refusal.error().code();
    var detail = refusal.text().isEmpty() ? code : code + ": " + refusal.text();
    return failed(meaning(refusal), "<p><small>" + escape(detail) + "</small></p>");
  }

  private static Phrase meaning(Refusal refusal) {
    return switch (refusal.error()) {
      case OAuthError.INVALID_CLIENT -> UNKNOWN;
      case OAuthError.USER_NOT_ALLOWED -> NOT_FOR_YOU;
      case SystemError.PORTAL_DELETED -> CLOSED;
      default -> REFUSED;
    };
  }

  private String failed(Phrase sentence, String more) {
    return frame(
        "<h1>%s</h1><p>%s</p>%s".formatted(FAILED.in(language), sentence.in(language), more));
  }

  private String frame(String body) {
    return """
    <!doctype html>
    <html lang="%s"><head><meta charset="utf-8"><title>%s · Confab</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <style>
    body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:10vh auto;padding:0 1rem;
    overflow-wrap:anywhere}
    label{display:block;margin:.75rem 0}
    input,button{font:inherit;box-sizing:border-box;min-height:2.75rem}
    input{width:100%%;padding:.5rem}button{padding:.5rem 1.5rem}
    p[role=alert]{color:#b00020}p[role=alert]:empty{display:none}
    @media(prefers-color-scheme:dark){body{background:#1b1b1f;color:#e4e1e6}
    p[role=alert]{color:#ff8a80}}
    </style></head><body><main>%s</main></body></html>
    """
        .formatted(language, TITLE.in(language), body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
