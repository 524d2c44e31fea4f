package dev.confab;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One Java file, named from the root of the repository and read with the compiler's own parser.
final class Source {
  record Text(String value, int line) {}

  record Span(String name, int from, int to) {}

  final String path;
  final String text;
  private final CompilationUnitTree tree;
  private final SourcePositions positions;

  Source(String path, String text) {
    this.path = path;
    this.text = text;
    var uri = URI.create("string:///" + path);
    var file =
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
    try {
      this.tree = task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.positions = Trees.instance(task).getSourcePositions();
  }

  boolean isMain() {
    return path.contains("src/main/java/");
  }

  String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /// The room it stands in: `dev.confab.chats.rest` is `chats`.
  String room() {
    var parts = String.valueOf(tree.getPackageName()).split("[.]");
    return parts.length < 3 ? "" : parts[2];
  }

  /// Its own name, without the ending.
  String name() {
    return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
  }

  List<String> lines() {
    return text.lines().toList();
  }

  List<Span> methods() {
    var spans = new ArrayList<Span>();
    scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long end = positions.getEndPosition(tree, method);
            if (end >= 0) {
              spans.add(new Span(method.getName().toString(), line(method), line(end)));
            }
            return super.visitMethod(method, null);
          }
        });
    return spans;
  }

  /// The names of what is called, as written: `Thread.sleep`.
  List<String> calls() {
    var calls = new ArrayList<String>();
    scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree call, @Nullable Void nothing) {
            calls.add(call.getMethodSelect().toString());
            return super.visitMethodInvocation(call, null);
          }
        });
    return calls;
  }

  List<String> imports() {
    return tree.getImports().stream().map(i -> i.getQualifiedIdentifier().toString()).toList();
  }

  /// The texts it holds; a sum of texts is one text, with a space for what is not a literal.
  List<Text> texts() {
    var texts = new ArrayList<Text>();
    scan(
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void nothing) {
            if (sum.getKind() != Tree.Kind.PLUS) {
              return super.visitBinary(sum, null);
            }
            texts.add(new Text(joined(sum), line(sum)));
            return null;
          }

          @Override
          public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            if (literal.getValue() instanceof String value) {
              texts.add(new Text(value, line(literal)));
            }
            return null;
          }
        });
    return texts;
  }

  private static String joined(Tree part) {
    return switch (part) {
      case BinaryTree sum -> joined(sum.getLeftOperand()) + joined(sum.getRightOperand());
      case LiteralTree literal -> String.valueOf(literal.getValue());
      default -> " ";
    };
  }

  private void scan(TreeScanner<@Nullable Void, @Nullable Void> scanner) {
    scanner.scan(tree, null);
  }

  private int line(Tree part) {
    return line(positions.getStartPosition(tree, part));
  }

  private int line(long position) {
    return (int) tree.getLineMap().getLineNumber(position);
  }
}
