package org.ucsmigration.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

class RegistryArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ucsmigration.registry");

    @Test
    void one_class_touches_jna() {
        noClasses().that().haveNameNotMatching(".*\\.JnaRegistry(\\$Library)?")
                .should().dependOnClassesThat().resideInAPackage("com.sun.jna..").check(classes);
        classes().that().haveFullyQualifiedName(JnaRegistry.class.getName()).should().notBePublic().check(classes);
    }

    @Test
    void public_signatures_hold_only_types_of_java_and_of_this_library_s_api() {
        classes().that().arePublic().and().resideOutsideOfPackage("..internal..").should(haveOnlyApiInSignatures()).check(classes);
    }

    @Test
    void engine_rooms_know_nothing_of_the_api() {
        noClasses().that().resideInAPackage("..internal..").should().dependOnClassesThat()
                .resideInAPackage("org.ucsmigration.registry").allowEmptyShould(true).check(classes);
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
