package org.ucsmigration.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;

/** Every public type of every module, as it was compiled: the library's own and the test kits'. */
final class ApiTypes {

    private static final List<Class<?>> ALL = found();

    private ApiTypes() {
    }

    /** By package, the outer type before its inner ones. */
    static List<Class<?>> all() {
        return ALL;
    }

    private static List<Class<?>> found() {
        return new ClassFileImporter()
                .withImportOption(location -> location.contains("/testing/")
                || !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("org.ucsmigration").stream()
                .filter(type -> !type.getPackageName().contains(".internal") && !type.isAnonymousClass() && !type.isLocalClass())
                .<Class<?>>map(JavaClass::reflect).filter(ApiTypes::isPublic)
                .sorted(Comparator.comparing((Class<?> type) -> type.getPackageName()).thenComparing(Class::getName)).toList();
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers()) && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }
}
