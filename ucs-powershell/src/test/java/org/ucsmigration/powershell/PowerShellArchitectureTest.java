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
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.architecture.ArchitectureRules;
import org.ucsmigration.powershell.clixml.AgainstTheArrows;

@DisplayName("The packages of PowerShell")
class PowerShellArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "org.ucsmigration.powershell";
    private static final String CORE = "org.ucsmigration";

    /** What each package may use beside itself and the platform. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.of(
            ROOT, Set.of(CORE, CORE + ".internal", ROOT + ".clixml", ROOT + ".internal.files"),
            ROOT + ".clixml", Set.of(CORE + ".internal", ROOT + ".internal.files", ROOT + ".internal.xml"),
            ROOT + ".live", Set.of(CORE, CORE + ".internal", ROOT, ROOT + ".clixml", ROOT + ".internal.cmdlets",
                    ROOT + ".internal.psrp", ROOT + ".internal.session"),
            ROOT + ".probe", Set.of(CORE, CORE + ".internal", CORE + ".advice", CORE + ".deployment", CORE + ".evidence",
                    CORE + ".fact", CORE + ".probe", ROOT, ROOT + ".clixml", ROOT + ".internal.cmdlets"),
            ROOT + ".internal.cmdlets", Set.of(),
            ROOT + ".internal.files", Set.of(),
            ROOT + ".internal.xml", Set.of(),
            ROOT + ".internal.psrp", Set.of(CORE + ".internal", ROOT + ".clixml"),
            ROOT + ".internal.shell", Set.of(),
            ROOT + ".internal.session", Set.of(CORE + ".internal", ROOT + ".clixml", ROOT + ".internal.psrp",
                    ROOT + ".internal.shell")));

    PowerShellArchitectureTest() {
        super(ROOT);
    }

    static Set<String> packages() {
        return ARROWS.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void keepTheArrows(String name) {
        arrowsOf(name).check(code);
    }

    private static ArchRule arrowsOf(String name) {
        String[] used = Stream.concat(ARROWS.get(name).stream(), Stream.of(name, "java..", "javax..")).toArray(String[]::new);
        return classes().that().resideInAPackage(name).should().onlyDependOnClassesThat(resideInAnyPackage(used))
                .allowEmptyShould(true);
    }

    @Test
    void areTheseAlone() {
        assertThat(code.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())).isSubsetOf(packages());
    }

    @Test
    @DisplayName("are watched: an arrow against the others is found")
    void watched() {
        JavaClasses more = new ClassFileImporter().importClasses(AgainstTheArrows.class);
        assertThatThrownBy(() -> arrowsOf(ROOT + ".clixml").check(more)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theProtocolEngineDoesNoInputOrOutputAndStartsNoThread() {
        noClasses().that().resideInAPackage(ROOT + ".internal.psrp").should().dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.nio.channels..")
                .orShould().dependOnClassesThat().belongToAnyOf(InputStream.class, OutputStream.class, Reader.class, Writer.class,
                File.class,
                        Thread.class, Process.class, ProcessBuilder.class, Clock.class).check(code);
    }

    @Test
    void theOtherOuterModuleIsUnknownHere() {
        noClasses().should().dependOnClassesThat().resideInAPackage("org.ucsmigration.registry..").check(code);
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "javax..", "org.ucsmigration..")
                .because("the module has no run-time dependency but the core").check(code);
    }
}
