package org.ucsmigration.registry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.architecture.ArchitectureRules;
import org.ucsmigration.registry.internal.windows.JnaRegistry;

@DisplayName("The walls of the registry module")
class RegistryArchitectureTest extends ArchitectureRules {

    private static final String ROOT = "org.ucsmigration.registry";
    private static final ImportOption PRODUCT = ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

    RegistryArchitectureTest() {
        super(ROOT);
    }

    /** What each package may call beside itself and the platform. */
    @ParameterizedTest(name = "{0} calls only {1}")
    @CsvSource({
        "registry.internal,         internal",
        "registry.internal.hive,    registry.internal internal",
        "registry.internal.windows, ''",
        "registry,                  root registry.internal registry.internal.hive registry.internal.windows internal",
        "registry.probe,            registry registry.internal registry.internal.windows root fact evidence probe internal"})
    @DisplayName("keep the arrows")
    void arrows(String caller, String called) {
        arrow(caller, called).check(code);
    }

    private static ArchRule arrow(String caller, String called) {
        Stream<String> others = Arrays.stream(called.split(" "))
                .map(name -> name.equals("root") ? "org.ucsmigration" : "org.ucsmigration." + name);
        String[] allowed = Stream.concat(others, Stream.of("org.ucsmigration." + caller, "java..", "javax.annotation.."))
                .toArray(String[]::new);
        return classes().that().resideInAPackage("org.ucsmigration." + caller).and()
                .doNotHaveFullyQualifiedName(JnaRegistry.class.getName())
                .and().areNotAssignableTo("com.sun.jna.Library").should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    @Test
    @DisplayName("are seen to fall where an arrow is put in against them")
    void plantedArrow() {
        ImportOption planted = location -> PRODUCT.includes(location) || location.contains("PlantedArrow");
        JavaClasses withArrow = new ClassFileImporter().withImportOption(planted).importPackages(ROOT);
        assertThat(noPackageCircle().evaluate(withArrow).hasViolation()).isTrue();
        assertThat(arrow("registry", "registry.internal registry.internal.hive registry.internal.windows internal")
                .evaluate(withArrow).hasViolation()).isTrue();
    }

    @Test
    @DisplayName("let one class touch JNA")
    void oneClassTouchesJna() {
        noClasses().that().haveNameNotMatching(".*\\.JnaRegistry(\\$Library)?")
                .should().dependOnClassesThat().resideInAPackage("com.sun.jna..").check(code);
    }
}
