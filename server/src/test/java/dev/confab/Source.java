package dev.confab;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /// The texts it holds. A sum of texts is one text, with the class's own constants in it and a
  /// space for what is not known. A constant that is used in sums only is no text by itself.
  List<Text> texts() {
    var scanner = new TextScanner();
    scan(scanner);
    var texts = new ArrayList<Text>();
    for (var found : scanner.found) {
      texts.add(new Text(scanner.joined(found), line(found)));
    }
    scanner.constants.forEach(
        (name, value) -> {
          if (scanner.alone.contains(name) || !scanner.summed.contains(name)) {
            texts.add(new Text(scanner.joined(value), line(value)));
          }
        });
    return texts;
  }

  private static final class TextScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    final Map<String, Tree> constants = new LinkedHashMap<>();
    final List<Tree> found = new ArrayList<>();
    final Set<String> summed = new HashSet<>();
    final Set<String> alone = new HashSet<>();

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      var value = variable.getInitializer();
      if (isText(value)) {
        constants.put(variable.getName().toString(), value);
        sum(value);
        return null;
      }
      return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void nothing) {
      if (!isText(binary)) {
        return super.visitBinary(binary, null);
      }
      found.add(binary);
      sum(binary);
      return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
      if (isText(literal)) {
        found.add(literal);
      }
      return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void nothing) {
      alone.add(identifier.getName().toString());
      return null;
    }

    /// Looks through the parts of a sum.
    private void sum(Tree part) {
      switch (part) {
        case BinaryTree binary -> {
          sum(binary.getLeftOperand());
          sum(binary.getRightOperand());
        }
        case IdentifierTree identifier -> summed.add(identifier.getName().toString());
        case LiteralTree literal -> {}
        default -> scan(part, null);
      }
    }

    private static boolean isText(@Nullable Tree tree) {
      return switch (tree) {
        case BinaryTree binary ->
            binary.getKind() == Tree.Kind.PLUS
                && (isText(binary.getLeftOperand()) || isText(binary.getRightOperand()));
        case LiteralTree literal -> literal.getValue() instanceof String;
        case null, default -> false;
      };
    }

    String joined(@Nullable Tree part) {
      return switch (part) {
        case BinaryTree binary ->
            joined(binary.getLeftOperand()) + joined(binary.getRightOperand());
        case LiteralTree literal -> String.valueOf(literal.getValue());
        case IdentifierTree identifier -> joined(constants.get(identifier.getName().toString()));
        case null, default -> " ";
      };
    }
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
