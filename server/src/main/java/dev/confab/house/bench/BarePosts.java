package dev.confab.house.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/// The bound of deliveries, in a process of its own: an HTTP client as many programs use it,
/// posting the same body to the same place, and nothing else.
public final class BarePosts {
  private static final int THREADS = 256;
  private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

  private BarePosts() {}

  /// @param args the address, a file with the body, how many posts to warm up, how many to measure
  static void main(String[] args) throws IOException {
    var body = Files.readString(Path.of(args[1])).getBytes(StandardCharsets.US_ASCII);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(THREADS)
            .setMaxConnPerRoute(THREADS)
            .build();
    try (var http = HttpClients.custom().setConnectionManager(connections).build()) {
      post(http, args[0], body, Integer.parseInt(args[2]));
      int count = Integer.parseInt(args[3]);
      long began = System.nanoTime();
      post(http, args[0], body, count);
      System.out.println(count * 1e9 / (System.nanoTime() - began));
    }
  }

  private static void post(CloseableHttpClient http, String address, byte[] body, int count) {
    var left = new AtomicInteger(count);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < THREADS; i++) {
        threads.execute(
            () -> {
              while (left.getAndDecrement() > 0) {
                post(http, address, body);
              }
            });
      }
    }
  }

  private static void post(CloseableHttpClient http, String address, byte[] body) {
    var request = new HttpPost(address);
    request.setEntity(new ByteArrayEntity(body, FORM));
    try {
      http.execute(
          request,
          answer -> {
            answer.getEntity().getContent().readAllBytes();
            return answer.getCode();
          });
    } catch (IOException e) {
      throw new BenchFailure("a bare post failed", e);
    }
  }
}
