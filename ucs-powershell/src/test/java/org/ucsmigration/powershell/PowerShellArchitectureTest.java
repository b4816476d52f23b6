package org.ucsmigration.powershell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.powershell.clixml.AgainstTheArrows;
import org.ucsmigration.powershell.clixml.PsObject;

@DisplayName("The packages of PowerShell")
class PowerShellArchitectureTest {

    private static final String ROOT = "org.ucsmigration.powershell";
    private static final String CORE = "org.ucsmigration";
    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** What each package may use beside itself and the platform. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.of(
            ROOT, Set.of(CORE, CORE + ".internal", ROOT + ".clixml"),
            ROOT + ".clixml", Set.of(CORE + ".internal", ROOT + ".internal.xml"),
            ROOT + ".live", Set.of(CORE, CORE + ".internal", ROOT, ROOT + ".clixml", ROOT + ".internal.cmdlets", ROOT + ".internal.psrp",
                    ROOT + ".internal.session"),
            ROOT + ".probe", Set.of(CORE, CORE + ".internal", CORE + ".advice", CORE + ".deployment", CORE + ".evidence", CORE + ".fact",
                    CORE + ".probe", ROOT, ROOT + ".clixml", ROOT + ".internal.cmdlets"),
            ROOT + ".internal.cmdlets", Set.of(),
            ROOT + ".internal.xml", Set.of(),
            ROOT + ".internal.psrp", Set.of(ROOT + ".clixml"),
            ROOT + ".internal.shell", Set.of(),
            ROOT + ".internal.session", Set.of(CORE + ".internal", ROOT + ".clixml", ROOT + ".internal.psrp", ROOT + ".internal.shell")));

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    static Set<String> packages() {
        return ARROWS.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void keepTheArrows(String name) {
        arrowsOf(name).check(CODE);
    }

    private static ArchRule arrowsOf(String name) {
        String[] used = Stream.concat(ARROWS.get(name).stream(), Stream.of(name, "java..", "javax..")).toArray(String[]::new);
        return classes().that().resideInAPackage(name).should().onlyDependOnClassesThat(resideInAnyPackage(used)).allowEmptyShould(true);
    }

    @Test
    void areTheseAndStandInNoCircle() {
        assertThat(CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())).isSubsetOf(packages());
        noCircle().check(CODE);
    }

    private static ArchRule noCircle() {
        return slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles();
    }

    @Test
    @DisplayName("are watched: an arrow against the others, and the circle that it closes, are found")
    void watched() {
        JavaClasses more = new ClassFileImporter().importClasses(AgainstTheArrows.class, CommandResult.class, PsObject.class);
        assertThatThrownBy(() -> arrowsOf(ROOT + ".clixml").check(more)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> noCircle().check(more)).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("have at most 30 files each, none of more than 250 lines")
    void areSmall() throws IOException {
        Set<String> large = new TreeSet<>();
        try (Stream<Path> folders = Files.walk(Path.of("src", "main", "java"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> all = Files.list(folder)) {
                    Set<Path> files = all.filter(Files::isRegularFile).collect(Collectors.toSet());
                    if (files.size() > 30) {
                        large.add(folder + " has " + files.size() + " files");
                    }
                    for (Path file : files) {
                        int lines = Files.readAllLines(file).size();
                        if (lines > 250) {
                            large.add(file + " has " + lines + " lines");
                        }
                    }
                }
            }
        }
        assertThat(large).isEmpty();
    }

    @Test
    void theProtocolEngineDoesNoInputOrOutputAndStartsNoThread() {
        noClasses().that().resideInAPackage(ROOT + ".internal.psrp").should().dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.nio.channels..")
                .orShould().dependOnClassesThat().belongToAnyOf(InputStream.class, OutputStream.class, Reader.class, Writer.class, File.class,
                        Thread.class, Process.class, ProcessBuilder.class, Clock.class).check(CODE);
    }

    @Test
    void theOtherOuterModuleIsUnknownHere() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.ucsmigration.registry..").check(CODE);
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "javax..", "org.ucsmigration..")
                .because("the module has no run-time dependency but the core").check(CODE);
    }

    @Test
    void nothingInternalIsInAPublicSignature() {
        methods().that().areDeclaredInClassesThat().resideOutsideOfPackage("..internal..").and().areDeclaredInClassesThat().arePublic()
                .and().arePublic().should(new ArchCondition<>("not show internal types") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                                .map(JavaClass::getPackageName).filter(name -> name.contains(".internal"))
                                .forEach(name -> events.add(SimpleConditionEvent.violated(method, method.getFullName() + " shows " + name)));
                    }
                }).check(CODE);
    }
}
