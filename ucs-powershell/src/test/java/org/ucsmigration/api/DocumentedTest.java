package org.ucsmigration.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sources say of the public API: every type since when, every member what it is. */
class DocumentedTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> TYPES = new TreeSet<>();
    private static final List<String> WITHOUT_SINCE = new ArrayList<>();
    private static final List<String> WITHOUT_WORDS = new ArrayList<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(docs).scan(unit, null);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("ucs-core", "ucs-registry", "ucs-powershell")) {
            for (String tree : List.of("main", "test")) {
                Path folder = ROOT.resolve(module).resolve("src").resolve(tree).resolve("java");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> found = Files.walk(folder)) {
                        found.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> tree.equals("main") || file.getParent().endsWith("testing")).forEach(all::add);
                    }
                }
            }
        }
        return all;
    }

    @Test
    void everyPublicTypeWasRead() {
        assertThat(TYPES).containsAll(ApiTypes.all().stream().map(Class::getCanonicalName).toList());
    }

    @Test
    void everyPublicTypeSaysSinceWhen() {
        assertThat(WITHOUT_SINCE).as("public types without @since").isEmpty();
    }

    @Test
    void everyPublicMemberSaysWhatItIs() {
        assertThat(WITHOUT_WORDS).as("public types and members without a comment").isEmpty();
    }

    /** Visits what others can see, and notes what it lacks. */
    private static final class Reader extends TreePathScanner<Void, Boolean> {

        private final DocTrees docs;

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        @Nullable
        public Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Boolean none) {
            return unit.getPackageName() == null || unit.getPackageName().toString().contains(".internal") ? null
                    : super.visitCompilationUnit(unit, false);
        }

        @Override
        @Nullable
        public Void visitClass(ClassTree type, Boolean inInterface) {
            if (!isSeen(type.getModifiers(), inInterface)) {
                return null;
            }
            String name = name();
            TYPES.add(name);
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            require(comment, name);
            if (comment == null || comment.getBlockTags().stream().noneMatch(tag -> tag.getKind() == DocTree.Kind.SINCE)) {
                WITHOUT_SINCE.add(name);
            }
            return super.visitClass(type, type.getKind() == Tree.Kind.INTERFACE);
        }

        @Override
        @Nullable
        public Void visitMethod(MethodTree method, Boolean inInterface) {
            // What another module describes, Javadoc does not copy: a probe says what asking it means where it is implemented.
            boolean asksAProbe = method.getName().toString().startsWith("observe");
            boolean overrides = !asksAProbe && method.getModifiers().getAnnotations().stream()
                    .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
            boolean implied = method.getReturnType() == null && getCurrentPath().getParentPath().getLeaf()
                    .getKind() == Tree.Kind.ENUM;
            if (isSeen(method.getModifiers(), inInterface) && !overrides && !implied) {
                require(docs.getDocCommentTree(getCurrentPath()), name() + "." + method.getName());
            }
            return null;
        }

        @Override
        @Nullable
        public Void visitVariable(VariableTree field, Boolean inInterface) {
            if (isSeen(field.getModifiers(), inInterface)) {
                require(docs.getDocCommentTree(getCurrentPath()), name() + "." + field.getName());
            }
            return null;
        }

        private void require(@Nullable DocCommentTree comment, String what) {
            if (comment == null || comment.getFirstSentence().isEmpty()) {
                WITHOUT_WORDS.add(what);
            }
        }

        private static boolean isSeen(ModifiersTree modifiers, boolean inInterface) {
            Set<Modifier> flags = modifiers.getFlags();
            return inInterface && !flags.contains(Modifier.PRIVATE) || flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED);
        }

        /** The canonical name of the innermost type here. */
        private String name() {
            String name = "";
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree type) {
                    name = "." + type.getSimpleName() + name;
                }
            }
            return getCurrentPath().getCompilationUnit().getPackageName() + name;
        }
    }
}
