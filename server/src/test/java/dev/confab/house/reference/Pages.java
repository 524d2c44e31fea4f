package dev.confab.house.reference;

import dev.confab.basics.ErrorCode;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The reference for people: one page a method, and a list of all.
final class Pages {
  private final Map<String, String> pages = new TreeMap<>();
  private final JsonNode examples;

  Pages(JsonNode examples) {
    this.examples = examples;
  }

  /// @param said what the method's class says of it
  void add(MethodSpec<?, ?> spec, Sentences.Said said) {
    var page = new ArrayList<String>();
    page.add("# " + spec.name());
    page.add("");
    page.add(said.text());
    page.add("");
    if (spec.replacedBy() != null) {
      var others = spec.replacedBy().stream().map(name -> "`" + name + "`").toList();
      var instead = others.isEmpty() ? "" : " Instead: " + String.join(", ", others) + ".";
      page.add("**It goes out of use.**" + instead);
      page.add("");
    }
    page.add(properties(spec, said));
    parameters(spec, page);
    errors(spec, page);
    example(spec, page);
    pages.put(spec.name() + ".md", String.join("\n", page) + "\n");
  }

  private static String properties(MethodSpec<?, ?> spec, Sentences.Said said) {
    var needs = spec.needs().stream().map(need -> need.sentence()).toList();
    var text = new StringBuilder(String.join(" ", needs));
    text.append(text.isEmpty() ? "" : " ")
        .append(spec.looks() ? "It only looks." : "It changes something.");
    text.append(spec.batchable() ? "" : " It is no command of `batch`.");
    text.append(
        said.page().isEmpty()
            ? ""
            : " Compatible with the page `" + said.page() + "` of the public documentation.");
    return text.toString();
  }

  private static void parameters(MethodSpec<?, ?> spec, List<String> page) {
    var parameters = Parameter.of(spec.params());
    page.add("");
    page.add("## Parameters");
    page.add("");
    if (parameters.isEmpty()) {
      page.add("None.");
      return;
    }
    page.add("| name | type | | meaning |");
    page.add("|---|---|---|---|");
    for (var parameter : parameters) {
      var given =
          parameter.required()
              ? "required"
              : parameter.defaultValue() == null || parameter.defaultValue().isEmpty()
                  ? ""
                  : "default `" + parameter.defaultValue() + "`";
      page.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  parameter.path(), Schemas.word(parameter.type()), given, cell(parameter.doc())));
    }
  }

  private static void errors(MethodSpec<?, ?> spec, List<String> page) {
    if (spec.refusesWith().isEmpty()) {
      return;
    }
    page.add("");
    page.add("## Errors");
    page.add("");
    page.add(
        "In the order in which a call can meet them, beside those of the"
            + " [system](README.md#errors).");
    page.add("");
    page.add("| status | error | error_description |");
    page.add("|---|---|---|");
    for (var error : spec.refusesWith()) {
      page.add(row(error));
    }
  }

  static String row(ErrorCode error) {
    var text = cell(error.text().replace("%s", "…"));
    return "| %d | `%s` | %s |".formatted(error.status(), error.code(), text);
  }

  private void example(MethodSpec<?, ?> spec, List<String> page) {
    var example = examples.get(spec.name().toLowerCase(Locale.ROOT));
    if (example == null) {
      return;
    }
    page.add("");
    page.add("## Example");
    page.add("");
    page.add("```sh");
    var data = data(example);
    var place = data.matches("(?s).*\\bauth(=|\":\")TOKEN\\b.*") ? "$SERVER/rest/" : "$PORTAL/";
    page.add("curl \"" + place + spec.name() + "\" " + data);
    page.add("```");
    page.add("");
    page.add("```json");
    page.add(example.get("answer").toPrettyString());
    page.add("```");
  }

  private static String data(JsonNode example) {
    var form = example.get("form");
    return form != null
        ? "-d '" + form.asString().replace("'", "'\\''") + "'"
        : "-H 'Content-Type: application/json' -d '"
            + example.get("json").asString().replace("'", "'\\''")
            + "'";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  /// All pages, by the name of their file.
  Map<String, String> all(List<? extends ErrorCode> system) {
    var list = new ArrayList<String>();
    list.add("# Methods");
    list.add("");
    list.add(
        "Generated from the methods themselves; `ReferenceTest` keeps it true. The examples are"
            + " calls of");
    list.add(
        "the acceptance tests; `$PORTAL` stands for the address of an incoming webhook, such as");
    list.add(
        "`http://127.0.0.1:8080/rest/1/CODE`, `$SERVER` for that of the server alone, and `TOKEN`"
            + " for an");
    list.add("application's access token. For programs there is [openapi.json](openapi.json).");
    list.add("");
    pages.keySet().forEach(file -> list.add("- [" + file.replace(".md", "") + "](" + file + ")"));
    list.add("");
    list.add("## Errors");
    list.add("");
    list.add("Any call may meet these.");
    list.add("");
    list.add("| status | error | error_description |");
    list.add("|---|---|---|");
    system.forEach(error -> list.add(row(error)));
    var all = new TreeMap<>(pages);
    all.put("README.md", String.join("\n", list) + "\n");
    return all;
  }
}
