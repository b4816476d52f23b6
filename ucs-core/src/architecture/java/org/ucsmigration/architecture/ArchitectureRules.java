package org.ucsmigration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.ParametersAreNonnullByDefault;
import org.junit.jupiter.api.Test;

/** What holds in every module, whatever its packages are. A module's own architecture test extends it and adds its arrows. */
public abstract class ArchitectureRules {

    /** Every test has an instance of its own, and reading the classes takes longer than any test. */
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();
    private static final int LONGEST_FILE = 250;
    private static final int LARGEST_PACKAGE = 30;
    private static final int LONGEST_LINE = 130;

    /** The compiled main code of the module. */
    protected final JavaClasses code;

    /** @param root the package that holds the module's packages */
    protected ArchitectureRules(String root) {
        this.code = IMPORTED.computeIfAbsent(root, packages -> new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(packages));
    }

    @Test
    protected void noPackagesCallEachOtherInACircle() {
        noPackageCircle().check(code);
    }

    @Test
    protected void publicSignaturesShowOnlyTheApi() {
        onlyApiInPublicSignatures().check(code);
    }

    @Test
    protected void everyPackageRefusesNullByDefault() {
        assertThat(code.stream().map(JavaClass::getPackageName).distinct()).allSatisfy(name ->
                // The annotation is kept at run time; a package-info that nobody loads is loaded by name.
                assertThat(Class.forName(name + ".package-info").isAnnotationPresent(ParametersAreNonnullByDefault.class))
                        .as(name).isTrue());
    }

    @Test
    protected void filesAndPackagesAreSmall() throws IOException {
        Path main = Path.of("src", "main", "java");
        assertThat(Sources.filesLongerThan(LONGEST_FILE, main)).isEmpty();
        assertThat(Sources.foldersOfMoreThan(LARGEST_PACKAGE, main)).isEmpty();
    }

    /** Of every source of the module: main code, tests, benchmarks, and the builds that consume it. */
    @Test
    protected void linesAreShort() throws IOException {
        assertThat(Sources.linesLongerThan(LONGEST_LINE, Path.of("src"))).isEmpty();
    }

    /** Each package by itself, the ones below it apart. */
    protected static ArchRule noPackageCircle() {
        return slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).namingSlices("$1").should().beFreeOfCycles();
    }

    static ArchRule onlyApiInPublicSignatures() {
        return classes().that().arePublic().and().resideOutsideOfPackage("..internal..")
                .should(new ArchCondition<>("show only types of Java and of the library's API") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaCodeUnit unit : type.getCodeUnits()) {
                            report(unit.getFullName(), unit.getModifiers().contains(JavaModifier.PUBLIC),
                                    List.copyOf(unit.getAllInvolvedRawTypes()), events);
                        }
                        for (JavaField field : type.getFields()) {
                            report(field.getFullName(), field.getModifiers().contains(JavaModifier.PUBLIC),
                                    List.copyOf(field.getAllInvolvedRawTypes()), events);
                        }
                    }
                });
    }

    private static void report(String member, boolean isPublic, List<JavaClass> types, ConditionEvents events) {
        types.stream().map(JavaClass::getBaseComponentType).filter(type -> isPublic && !isApi(type))
                .forEach(type -> events.add(SimpleConditionEvent.violated(member, member + " shows " + type.getName())));
    }

    private static boolean isApi(JavaClass type) {
        boolean own = type.getPackageName().startsWith("org.ucsmigration") && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().contains(".internal");
        // A data source is the JDK's own, too.
        return own || type.isPrimitive() || type.getPackageName().startsWith("java.")
                || type.getPackageName().equals("javax.sql");
    }
}
