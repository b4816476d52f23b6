package org.ucsmigration.examples;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.ucsmigration.ahead.AheadLoader;

/** Examples in Java, each made a class of its own and compiled; imports are what a reader's tools add. */
final class JavaExamples {

    private static final String IMPORTS = Imports.STARS.stream().map(each -> "import " + each + ".*;\n")
            .reduce("", String::concat)
            + "import static org.assertj.core.api.Assertions.assertThat;\nimport static "
            + "org.ucsmigration.testing.UcsAssertions.assertThat;\n";

    private final Map<Example, String> classes = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final URLClassLoader loader;

    JavaExamples(List<Example> examples, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Example example : examples) {
            String name = "Example" + classes.size();
            classes.put(example, name);
            files.add(Files.writeString(folder.resolve(name + ".java"), source(name, example)));
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(found, null, null)) {
            // With one faulty example javac makes no class at all, so the others would say nothing: each failure names its own.
            javac.getTask(new StringWriter(), manager, found,
                    List.of("-d", folder.toString(), "-proc:none", "-encoding", "UTF-8"), null,
                    manager.getJavaFileObjectsFromPaths(files)).call();
        }
        found.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR && each.getSource() != null)
                .forEach(each -> faults.merge(Path.of(each.getSource().getName()).getFileName().toString().replace(".java", ""),
                each.getMessage(null),
                        (one, other) -> one + "\n" + other));
        URL[] places = {folder.toUri().toURL()};
        ClassLoader parent = JavaExamples.class.getClassLoader();
        // Where the tests themselves run a year ahead, so do the examples.
        this.loader = parent instanceof AheadLoader ? new AheadLoader(places, parent) : new URLClassLoader(places, parent);
    }

    private static String source(String name, Example example) {
        String body = example.isDeclaration() ? "static " + example.runnable() + "public void run() { }\n"
                : "public void run() throws Exception {\n" + example.runnable() + "}\n";
        return IMPORTS + "@SuppressWarnings(\"all\") public class " + name + " extends org.ucsmigration.examples.ExampleWorld {\n"
                + body + "}\n";
    }

    /** The compiled example. */
    Class<? extends ExampleWorld> load(Example example) throws ClassNotFoundException {
        String name = classes.get(example);
        if (faults.containsKey(name)) {
            throw new AssertionError(example + " does not compile:\n" + faults.get(name) + "\n\n" + example.code());
        }
        if (!faults.isEmpty()) {
            throw new org.opentest4j.TestAbortedException("not run: another example does not compile");
        }
        return loader.loadClass(name).asSubclass(ExampleWorld.class);
    }
}
