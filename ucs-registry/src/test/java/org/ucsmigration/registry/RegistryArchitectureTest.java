package org.ucsmigration.registry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.registry.internal.windows.JnaRegistry;

@DisplayName("The walls of the registry module")
class RegistryArchitectureTest {

    private static final String ROOT = "org.ucsmigration.registry";
    private static final ImportOption PRODUCT = ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(PRODUCT).importPackages(ROOT);
    private static final int MOST_FILES = 30;

    /** What each package may call beside itself and the platform. */
    @ParameterizedTest(name = "{0} calls only {1}")
    @CsvSource({
        "registry.internal,         internal",
        "registry.internal.hive,    registry.internal internal",
        "registry.internal.windows, ''",
        "registry,                  registry.internal registry.internal.hive registry.internal.windows internal",
        "registry.probe,            registry registry.internal registry.internal.windows root fact evidence probe internal"})
    @DisplayName("keep the arrows")
    void arrows(String room, String called) {
        arrow(room, called).check(CLASSES);
    }

    private static ArchRule arrow(String room, String called) {
        Stream<String> others = Arrays.stream(called.split(" "))
                .map(name -> name.equals("root") ? "org.ucsmigration" : "org.ucsmigration." + name);
        String[] allowed = Stream.concat(others, Stream.of("org.ucsmigration." + room, "java..", "javax.annotation..")).toArray(String[]::new);
        return classes().that().resideInAPackage("org.ucsmigration." + room).and().doNotHaveFullyQualifiedName(JnaRegistry.class.getName())
                .and().areNotAssignableTo("com.sun.jna.Library").should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    private static ArchRule noCircles() {
        return slices().matching("(" + ROOT + "..)").should().beFreeOfCycles();
    }

    @Test
    @DisplayName("have no circle of packages")
    void hasNoCircles() {
        noCircles().check(CLASSES);
    }

    @Test
    @DisplayName("are seen to fall where an arrow is put in against them")
    void plantedArrow() {
        ImportOption planted = location -> PRODUCT.includes(location) || location.contains("PlantedArrow");
        JavaClasses withArrow = new ClassFileImporter().withImportOption(planted).importPackages(ROOT);
        assertThat(noCircles().evaluate(withArrow).hasViolation()).isTrue();
        assertThat(arrow("registry", "registry.internal registry.internal.hive registry.internal.windows internal")
                .evaluate(withArrow).hasViolation()).isTrue();
    }

    @Test
    @DisplayName("keep packages small")
    void fewFiles() {
        Map<String, Long> files = CLASSES.stream().filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files.values()).allMatch(count -> count <= MOST_FILES);
    }

    @Test
    @DisplayName("let one class touch JNA")
    void oneClassTouchesJna() {
        noClasses().that().haveNameNotMatching(".*\\.JnaRegistry(\\$Library)?")
                .should().dependOnClassesThat().resideInAPackage("com.sun.jna..").check(CLASSES);
    }

    @Test
    @DisplayName("show only types of Java and of this library's API in public signatures")
    void onlyApiInSignatures() {
        classes().that().arePublic().and().resideOutsideOfPackage("..internal..").should(haveOnlyApiInSignatures()).check(CLASSES);
    }

    private static ArchCondition<JavaClass> haveOnlyApiInSignatures() {
        return new ArchCondition<>("have only types of the API in public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
                        unit.getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType).filter(used -> !isApi(used))
                                .forEach(used -> events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + used.getName())));
                    }
                }
            }
        };
    }

    private static boolean isApi(JavaClass type) {
        boolean own = type.getPackageName().startsWith("org.ucsmigration");
        return type.isPrimitive() || type.getPackageName().startsWith("java.")
                || own && type.getModifiers().contains(JavaModifier.PUBLIC) && !type.getPackageName().contains("internal");
    }
}
