package dev.confab.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One page of the objects of a bucket, as the service lists them.
final class BucketListing {
  private BucketListing() {}

  /// Names what is older than `moment`; returns where the next page begins, null after the last.
  static @Nullable String read(InputStream body, Instant moment, Consumer<BlobName> each)
      throws IOException {
    try {
      var reader = factory().createXMLStreamReader(body);
      try {
        return read(reader, moment, each);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | DateTimeException e) {
      throw new IOException("the list cannot be read", e);
    }
  }

  private static @Nullable String read(
      XMLStreamReader reader, Instant moment, Consumer<BlobName> each) throws XMLStreamException {
    @Nullable String next = null;
    var key = "";
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "Key" -> key = reader.getElementText();
          case "NextContinuationToken" -> next = reader.getElementText();
          case "LastModified" -> {
            var name = BlobName.at(key);
            if (name != null && Instant.parse(reader.getElementText()).isBefore(moment)) {
              each.accept(name);
            }
          }
          default -> {} // owners, sizes, hashes
        }
      }
    }
    return next;
  }

  /// Nothing outside of the document is read, whatever it names.
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
