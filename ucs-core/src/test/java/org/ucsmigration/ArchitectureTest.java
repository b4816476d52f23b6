package org.ucsmigration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.architecture.ArchitectureRules;

@DisplayName("The architecture of the core")
class ArchitectureTest extends ArchitectureRules {

    ArchitectureTest() {
        super("org.ucsmigration");
    }

    /** The packages that each may call beside itself and the platform. */
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
        "org.ucsmigration.move,        internal root fact evidence precondition probe report advice",
        "org.ucsmigration.survey,       internal root fact evidence precondition probe report advice",
        "org.ucsmigration.output,       internal root precondition evidence fact report deployment move survey output.internal",
        "org.ucsmigration.output.internal, internal"})
    @DisplayName("keeps the arrows")
    void arrows(String caller, String called) {
        String[] others = Arrays.stream(called.split(" "))
                .map(name -> name.equals("root") ? "org.ucsmigration" : "org.ucsmigration." + name).toArray(String[]::new);
        classes().that().resideInAPackage(caller).should()
                .onlyDependOnClassesThat(resideInAnyPackage(others)
                .or(resideInAnyPackage(caller, "java..", "javax.annotation..")))
                .check(code);
    }

    @Test
    void hasNoOtherPackages() {
        assertThat(code.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())).containsExactlyInAnyOrder(
                "org.ucsmigration", "org.ucsmigration.internal", "org.ucsmigration.advice", "org.ucsmigration.fact",
                "org.ucsmigration.evidence", "org.ucsmigration.precondition",
                "org.ucsmigration.deployment", "org.ucsmigration.probe", "org.ucsmigration.report", "org.ucsmigration.move",
                "org.ucsmigration.survey", "org.ucsmigration.output", "org.ucsmigration.output.internal");
    }

    @Test
    void doesNoInputOrOutputAndNoLogging() {
        // FileTrouble has words for what another's reading threw, and reads nothing; files are written by output alone.
        noClasses().that().doNotHaveSimpleName("FileTrouble").and().resideOutsideOfPackage("org.ucsmigration.output..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io", "java.nio..",
                "java.net..", "java.util.logging..", "java.sql..", "javax.xml..")).check(code);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.lang.System$Logger").check(code);
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(code);
    }

    @Test
    @DisplayName("asks the clock and starts threads only in the survey")
    void isPure() {
        noClasses().that(not(resideInAPackage("org.ucsmigration.survey"))).should()
                .callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime").orShould()
                .dependOnClassesThat(resideInAPackage("java.util.concurrent.."))
                .check(code);
    }

    @Test
    void offersOnlyClassesThatNobodyCanExtendAndFieldsThatNobodyCanChange() {
        classes().that().arePublic().and().areNotInterfaces().and().areNotEnums().should().haveModifier(JavaModifier.FINAL)
                .check(code);
        fields().that().arePublic().or().areProtected().should().beFinal().check(code);
        fields().that().areStatic().should().beFinal().check(code);
    }

    @Test
    @DisplayName("says of every public type since when it is there")
    void since() throws IOException {
        Path sources = Path.of("src", "main", "java");
        assumeThat(sources).as("the sources are beside the tests when the build runs them").isDirectory();
        for (JavaClass type : code) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass() && !type.getPackageName()
                    .endsWith(".internal")) {
                String text = Files.readString(sources.resolve(type.getName().replace('.', '/') + ".java"));
                String head = text.substring(0, text.indexOf("\npublic "));
                assertThat(head).as(type.getName()).containsPattern("@since \\d+\\.\\d+\\.\\d+");
            }
        }
    }
}
