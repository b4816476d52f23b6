package org.ucsmigration.powershell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The house of PowerShell")
class PowerShellArchitectureTest {

    private static final String ROOT = "org.ucsmigration.powershell";
    private static final JavaClasses CODE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theProbesAskSessionsAndNobodyAsksTheProbes() {
        noClasses().that().resideInAnyPackage(ROOT, ROOT + ".internal..").should().dependOnClassesThat().resideInAPackage(ROOT + ".probe")
                .because("sessions and values know nothing of migration").check(CODE);
        noClasses().that().resideInAPackage(ROOT + ".probe").should().dependOnClassesThat().resideInAPackage(ROOT + ".internal..")
                .because("a probe is written as a caller could write it").check(CODE);
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
        methods().that().areDeclaredInClassesThat().resideInAnyPackage(ROOT, ROOT + ".probe").and().areDeclaredInClassesThat().arePublic()
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
