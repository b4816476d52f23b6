package org.ucsmigration.signins;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.architecture.ArchitectureRules;

@DisplayName("The package of sign-ins")
class SignInsArchitectureTest extends ArchitectureRules {

    SignInsArchitectureTest() {
        super("org.ucsmigration.signins");
    }

    @Test
    @DisplayName("knows the core and the JDK, and nothing of PowerShell")
    void dependsOnTheCore() {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "javax.sql..", "javax.annotation..",
                "org.ucsmigration", "org.ucsmigration.internal", "org.ucsmigration.fact", "org.ucsmigration.evidence",
                "org.ucsmigration.probe", "org.ucsmigration.signins").check(code);
    }
}
