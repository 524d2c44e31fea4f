package dev.confab.blobs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.jspecify.annotations.Nullable;

/// Bytes as objects of a bucket. Every request may be repeated without harm, and is, a few times.
public final class BucketStore implements BlobStore {
  private static final String EMPTY = BucketSigner.sha256("");
  private static final int TRIES_MAX = 3;
  private static final int CONNECTIONS_MAX = 64;
  private static final int WORDS_MAX = 300;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private final Bucket bucket;
  private final BucketSigner signer;
  private final CloseableHttpClient client;

  /// One request, to be signed anew at each try.
  ///
  /// @param body what is sent; null: nothing
  private record Asked(
      String method,
      String key,
      SortedMap<String, String> query,
      @Nullable String range,
      @Nullable Spool body) {
    static Asked of(String method, String key) {
      return new Asked(method, key, new TreeMap<>(), null, null);
    }
  }

  /// A store in this bucket.
  public BucketStore(Bucket bucket) {
    this.bucket = bucket;
    this.signer = new BucketSigner(bucket);
    var connection =
        ConnectionConfig.custom()
            .setConnectTimeout(CONNECT_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .setSocketTimeout((int) SILENCE_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(connection)
            .setMaxConnTotal(CONNECTIONS_MAX)
            .setMaxConnPerRoute(CONNECTIONS_MAX)
            .build();
    var limits =
        RequestConfig.custom()
            .setConnectionRequestTimeout(SILENCE_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .setResponseTimeout(SILENCE_MAX.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(limits)
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .build();
  }

  @Override
  public void keep(BlobName name, Spool spool) {
    var asked = new Asked("PUT", name.path(), new TreeMap<>(), null, spool);
    end(ask(asked, 200, 201));
  }

  @Override
  public InputStream open(BlobName name, long from, long to) {
    if (from >= to) {
      return InputStream.nullInputStream();
    }
    var range = "bytes=" + from + "-" + (to - 1);
    var answer = ask(new Asked("GET", name.path(), new TreeMap<>(), range, null), 200, 206);
    try {
      var entity = answer.getEntity();
      if (entity == null) {
        throw new IOException("an answer without bytes");
      }
      var bytes = new Answered(entity.getContent(), answer);
      if (answer.getCode() == 200) { // a service that knows no ranges
        bytes.skipNBytes(from);
      }
      return new Bounded(bytes, to - from);
    } catch (IOException e) {
      end(answer);
      throw new BlobFailure("an object cannot be read", e);
    }
  }

  @Override
  public void remove(BlobName name) {
    end(ask(Asked.of("DELETE", name.path()), 200, 204, 404));
  }

  @Override
  public void keptBefore(String place, Instant moment, Consumer<BlobName> each) {
    @Nullable String next = "";
    while (next != null) {
      var query = new TreeMap<String, String>();
      query.put("list-type", "2");
      query.put("prefix", encoded(place + "/"));
      if (!next.isEmpty()) {
        query.put("continuation-token", encoded(next));
      }
      var answer = ask(new Asked("GET", "", query, null, null), 200);
      try (var body = new Answered(answer.getEntity().getContent(), answer)) {
        next = BucketListing.read(body, moment, each);
      } catch (IOException e) {
        throw new BlobFailure("the objects cannot be listed", e);
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /// The answer, if it is one of these; repeated where the service has a bad moment.
  private ClassicHttpResponse ask(Asked asked, int... good) {
    for (int tried = 1; ; tried++) {
      try {
        var answer = client.executeOpen(null, request(asked), null);
        int status = answer.getCode();
        for (int expected : good) {
          if (status == expected) {
            return answer;
          }
        }
        var words = words(answer);
        if (tried == TRIES_MAX || status < 500) {
          throw new BlobFailure(bucket + " answered " + status + words);
        }
      } catch (IOException e) {
        if (tried == TRIES_MAX) {
          throw new BlobFailure(bucket + " cannot be reached", e);
        }
      }
      pause(tried);
    }
  }

  private HttpUriRequestBase request(Asked asked) {
    var path = bucket.path(asked.key());
    var query = BucketSigner.queryOf(asked.query());
    var address = bucket.origin() + path + (query.isEmpty() ? "" : "?" + query);
    var request = new HttpUriRequestBase(asked.method(), java.net.URI.create(address));
    var hash = asked.body() == null ? EMPTY : asked.body().sha256();
    signer
        .headers(asked.method(), path, asked.query(), hash, Instant.now())
        .forEach(request::setHeader);
    if (asked.range() != null) {
      request.setHeader("Range", asked.range());
    }
    if (asked.body() != null) {
      var file = asked.body().file().toFile();
      request.setEntity(new FileEntity(file, ContentType.APPLICATION_OCTET_STREAM));
    }
    return request;
  }

  private static String words(ClassicHttpResponse answer) throws IOException {
    try (answer) {
      var text = answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity(), 4096);
      return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(WORDS_MAX, text.length()));
    } catch (org.apache.hc.core5.http.ParseException e) {
      return "";
    }
  }

  private static void pause(int tried) {
    try {
      Thread.sleep(BETWEEN_TRIES.multipliedBy(tried));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlobFailure("interrupted", e);
    }
  }

  private static void end(ClassicHttpResponse answer) {
    try {
      EntityUtils.consume(answer.getEntity());
      answer.close();
    } catch (IOException e) {
      throw new BlobFailure("an answer cannot be ended", e);
    }
  }

  @Override
  public String shown() {
    return bucket.origin() + bucket.path("");
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new BlobFailure("the client cannot be closed", e);
    }
  }

  /// A body that ends its exchange when it is closed, read to its end or not.
  private static final class Answered extends FilterInputStream {
    private final ClassicHttpResponse answer;

    Answered(InputStream body, ClassicHttpResponse answer) {
      super(body);
      this.answer = answer;
    }

    @Override
    public void close() throws IOException {
      answer.close();
    }
  }
}
