package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Reads a multipart form as it comes in, and keeps the long ones of its values in files.
final class MultipartTexts implements Texts {
  private static final int HEADER_BYTES_MAX = 8 * 1024;

  /// What a pair takes beside its name and its value, roughly.
  private static final int PAIR_BYTES = 100;

  private static final Set<Charset> AS_KEPT =
      Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

  private final TextFiles files;
  private final MultiPart.@Nullable Parser parser;
  private final List<Pair> pairs = new ArrayList<>();
  private @Nullable IOException disk;
  private boolean begun;
  private boolean broken;
  private int kept;

  private record Pair(@Nullable String name, StringNode value) {}

  /// @param contentType says what stands between the parts
  MultipartTexts(String contentType, TextFiles files) {
    this.files = files;
    this.parser = parser(contentType);
  }

  /// Null where nothing says what stands between the parts.
  private MultiPart.@Nullable Parser parser(String contentType) {
    try {
      var boundary = MultiPart.extractBoundary(contentType);
      if (boundary == null || boundary.isEmpty()) {
        return null;
      }
      var made = new MultiPart.Parser(boundary, new Listener());
      made.setMaxParts(PhpForm.PARAMS_MAX);
      made.setPartHeadersMaxLength(HEADER_BYTES_MAX);
      return made;
    } catch (RuntimeException e) { // whatever it says of what it cannot read
      return null;
    }
  }

  @Override
  public int take(byte[] piece, int count) throws IOException {
    begun = true;
    // a copy: the parser may hold on to what it has been given
    feed(ByteBuffer.wrap(Arrays.copyOf(piece, count)), false);
    return kept;
  }

  private void feed(ByteBuffer bytes, boolean last) throws IOException {
    if (parser == null) {
      throw new NoForm();
    }
    try {
      parser.parse(Content.Chunk.from(bytes, last));
    } catch (RuntimeException e) {
      broken = true;
    }
    if (disk != null) {
      throw disk;
    }
    if (broken) {
      throw new NoForm();
    }
  }

  /// What the form holds; it is at its end.
  ObjectNode form() throws IOException {
    var form = Json.mapper().createObjectNode();
    if (!begun) {
      return form;
    }
    feed(BufferUtil.EMPTY_BUFFER, true);
    var into = new PhpForm.Into(form);
    for (var pair : pairs) {
      if (pair.name() == null) {
        throw new NoForm();
      }
      into.put(pair.name(), pair.value());
    }
    return form;
  }

  @Override
  public long spooledBytes() {
    return files.bytes();
  }

  @Override
  public void close() {
    files.close();
  }

  /// What came is not in the form that it says it is.
  static final class NoForm extends RuntimeException {
    NoForm() {
      super("not a multipart form", null, false, false);
    }
  }

  /// Whatever is thrown here, the parser keeps to itself.
  private final class Listener extends MultiPart.AbstractPartsListener {
    private Charset charset = StandardCharsets.UTF_8;
    private ByteArrayOutputStream value = new ByteArrayOutputStream();
    private @Nullable SpooledText text;

    @Override
    public void onPartHeader(String name, String content) {
      super.onPartHeader(name, content);
      if (HttpHeader.CONTENT_TYPE.is(name)) {
        noting(() -> charset = charset(content));
      }
    }

    private Charset charset(String type) {
      var named = MimeTypes.getCharsetFromContentType(type);
      return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      noting(() -> take(BufferUtil.toArray(chunk.getByteBuffer())));
    }

    private void take(byte[] bytes) throws IOException {
      if (text == null
          && value.size() + bytes.length > LongTexts.LONG
          && AS_KEPT.contains(charset)
          && files.hasRoom()) {
        text = files.begin();
        var beginning = value.toByteArray();
        text.write(beginning, 0, beginning.length);
        kept -= beginning.length;
        value = new ByteArrayOutputStream();
      }
      if (text == null) {
        value.writeBytes(bytes);
        kept += bytes.length;
      } else {
        text.write(bytes, 0, bytes.length);
      }
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
      noting(() -> keep(name, text == null ? inMemory() : text.text()));
      charset = StandardCharsets.UTF_8;
      value = new ByteArrayOutputStream();
      text = null;
    }

    private StringNode inMemory() {
      return StringNode.valueOf(value.toString(charset));
    }

    private void keep(@Nullable String name, StringNode value) {
      pairs.add(new Pair(name, value));
      kept += PAIR_BYTES + (name == null ? 0 : name.length());
    }

    @Override
    public void onFailure(Throwable why) {
      broken = true;
    }

    private void noting(Step step) {
      try {
        step.run();
      } catch (IOException e) {
        disk = e;
      } catch (RuntimeException e) {
        broken = true;
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
