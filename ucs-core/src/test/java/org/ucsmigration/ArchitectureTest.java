package org.ucsmigration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.ParametersAreNonnullByDefault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The house of the core")
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ucsmigration");

    /** The rooms that each room may call beside itself and the platform. */
    @ParameterizedTest(name = "{0} calls only {1}")
    @CsvSource({
        "org.ucsmigration.internal,     ''",
        "org.ucsmigration.advice,       internal",
        "org.ucsmigration,              internal",
        "org.ucsmigration.fact,         internal root",
        "org.ucsmigration.evidence,     internal root",
        "org.ucsmigration.precondition, internal root fact advice",
        "org.ucsmigration.deployment,   internal root fact advice precondition",
        "org.ucsmigration.probe,        internal root fact evidence",
        "org.ucsmigration.report,       internal root fact evidence precondition probe advice",
        "org.ucsmigration.survey,       internal root fact evidence precondition probe report advice"})
    @DisplayName("keeps the arrows")
    void arrows(String room, String called) {
        String[] others = Arrays.stream(called.split(" "))
                .map(name -> name.equals("root") ? "org.ucsmigration" : "org.ucsmigration." + name).toArray(String[]::new);
        classes().that().resideInAPackage(room).should()
                .onlyDependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(room, "java..", "javax.annotation..")))
                .check(CORE);
    }

    @Test
    void hasNoOtherRoomsAndNoCycles() {
        assertThat(CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())).containsExactlyInAnyOrder(
                "org.ucsmigration", "org.ucsmigration.internal", "org.ucsmigration.advice", "org.ucsmigration.fact", "org.ucsmigration.evidence", "org.ucsmigration.precondition",
                "org.ucsmigration.deployment", "org.ucsmigration.probe", "org.ucsmigration.report", "org.ucsmigration.survey");
        slices().matching("org.ucsmigration.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void doesNoInputOrOutputAndNoLogging() {
        // FileTrouble has words for what another's reading threw, and reads nothing.
        noClasses().that().doNotHaveSimpleName("FileTrouble").should().dependOnClassesThat(resideInAnyPackage("java.io", "java.nio..",
                "java.net..", "java.util.logging..", "java.sql..", "javax.xml..")).check(CORE);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.lang.System$Logger").check(CORE);
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(CORE);
    }

    @Test
    @DisplayName("asks the clock and starts threads only in the survey")
    void isPure() {
        noClasses().that(not(resideInAPackage("org.ucsmigration.survey"))).should()
                .callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime").orShould().dependOnClassesThat(resideInAPackage("java.util.concurrent.."))
                .check(CORE);
    }

    @Test
    void offersOnlyClassesThatNobodyCanExtendAndFieldsThatNobodyCanChange() {
        classes().that().arePublic().and().areNotInterfaces().and().areNotEnums().should().haveModifier(JavaModifier.FINAL).check(CORE);
        fields().that().arePublic().or().areProtected().should().beFinal().check(CORE);
        fields().that().areStatic().should().beFinal().check(CORE);
    }

    @Test
    void refusesNullByDefaultInEveryPackage() {
        JavaPackage root = CORE.getPackage("org.ucsmigration");
        Set<String> without = new TreeSet<>();
        Set<JavaPackage> all = new HashSet<>(root.getSubpackagesInTree());
        all.add(root);
        for (JavaPackage each : all) {
            try {
                // The annotation is kept at run time; a package-info that nobody loads is loaded by name.
                Class<?> info = Class.forName(each.getName() + ".package-info");
                if (!info.isAnnotationPresent(ParametersAreNonnullByDefault.class)) {
                    without.add(each.getName());
                }
            } catch (ClassNotFoundException e) {
                without.add(each.getName() + " has no package-info");
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    @DisplayName("says of every public type since when it is there")
    void since() throws IOException {
        Path sources = Path.of("src", "main", "java");
        assumeThat(sources).as("the sources are beside the tests when the build runs them").isDirectory();
        for (JavaClass type : CORE) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass() && !type.getPackageName().endsWith(".internal")) {
                String text = Files.readString(sources.resolve(type.getName().replace('.', '/') + ".java"));
                String head = text.substring(0, text.indexOf("\npublic "));
                assertThat(head).as(type.getName()).containsPattern("@since \\d+\\.\\d+\\.\\d+");
            }
        }
    }
}
