package org.ucsmigration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The rules for every module fail when")
class ArchitectureRulesTest {

    private static final String FIXTURE = "org.ucsmigration.architecture.fixture";
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(FIXTURE);

    @Test
    @DisplayName("two packages call each other")
    void circle() {
        assertThat(violations(ArchitectureRules.noPackageCircle(), BROKEN)).singleElement().asString()
                .contains("fixture.one", "fixture.two");
        JavaClasses sound = new ClassFileImporter().importPackages(FIXTURE + ".one", FIXTURE + ".internal");
        assertThat(violations(ArchitectureRules.noPackageCircle(), sound)).isEmpty();
    }

    @Test
    @DisplayName("a public signature shows what is internal")
    void signature() {
        assertThat(violations(ArchitectureRules.onlyApiInPublicSignatures(), BROKEN)).hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("One.hidden()", "shows", "internal.Hidden"))
                .anySatisfy(text -> assertThat(text).contains("One.shown", "shows", "internal.Hidden"));
    }

    @Test
    @DisplayName("a line, a file or a package is too large")
    void size(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), "12345\n123456\n");
        Files.writeString(folder.resolve("B.java"), "1\n2\n3\n");
        Files.writeString(folder.resolve("C.txt"), "1234567\n\n\n\n\n");

        assertThat(Sources.linesLongerThan(5, folder)).singleElement().asString().endsWith("A.java:2 has 6 characters");
        assertThat(Sources.linesLongerThan(6, folder)).isEmpty();
        assertThat(Sources.filesLongerThan(2, folder)).singleElement().asString().endsWith("B.java has 3 lines");
        assertThat(Sources.foldersOfMoreThan(1, folder)).singleElement().asString().endsWith("has 2 files");
        assertThat(Sources.foldersOfMoreThan(2, folder)).isEmpty();
    }

    private static List<String> violations(ArchRule rule, JavaClasses code) {
        return rule.evaluate(code).getFailureReport().getDetails();
    }
}
