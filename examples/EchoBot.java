// An echo bot in plain Java. Start it with the address of an incoming webhook:
//   java EchoBot.java http://127.0.0.1:8080/rest/1/code/ 9000
// It registers itself, hears what people write to it and says it back.

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

static final String CLIENT = "echo-java";
static String webhook;

void main(String... args) throws Exception {
  webhook = args[0];
  int port = Integer.parseInt(args[1]);
  var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
  server.createContext("/", exchange -> {
    var event = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if ("ONIMBOTMESSAGEADD".equals(event.get("event"))) {
      call("imbot.message.add", Map.of(
          "DIALOG_ID", event.get("data[PARAMS][DIALOG_ID]"),
          "MESSAGE", "Echo: " + event.get("data[PARAMS][MESSAGE]")));
    }
    exchange.sendResponseHeaders(200, -1); // anything else, and the event comes again
    exchange.close();
  });
  server.start();
  IO.println(call("imbot.register", Map.of(
      "CODE", "echo", "PROPERTIES[NAME]", "Java echo",
      "EVENT_HANDLER", "http://127.0.0.1:" + server.getAddress().getPort() + "/")));
  IO.println("ready");
}

static String call(String method, Map<String, String> params) {
  var body = new LinkedHashMap<>(params);
  body.put("CLIENT_ID", CLIENT);
  var form = body.entrySet().stream()
      .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  var request = HttpRequest.newBuilder(URI.create(webhook + method))
      .header("Content-Type", "application/x-www-form-urlencoded")
      .POST(HttpRequest.BodyPublishers.ofString(form)).build();
  return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()).join().body();
}

static Map<String, String> form(String body) {
  var fields = new LinkedHashMap<String, String>();
  for (var pair : body.split("&")) {
    var parts = pair.split("=", 2);
    fields.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
  }
  return fields;
}
