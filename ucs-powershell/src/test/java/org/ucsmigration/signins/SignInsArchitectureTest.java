package org.ucsmigration.signins;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The package of sign-ins")
class SignInsArchitectureTest {

    @Test
    @DisplayName("knows the core and the JDK, and nothing of PowerShell")
    void dependsOnTheCore() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.sql..", "javax.annotation..", "org.ucsmigration",
                "org.ucsmigration.internal", "org.ucsmigration.fact", "org.ucsmigration.evidence", "org.ucsmigration.probe",
                        "org.ucsmigration.signins")
                .check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.ucsmigration.signins"));
    }
}
