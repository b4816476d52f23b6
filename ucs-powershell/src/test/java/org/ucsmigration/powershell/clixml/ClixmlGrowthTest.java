package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is printed is for people to look at: twice the size is to take about twice the time and memory. Nothing here asserts a
 * time.
 */
@DisplayName("A document that was made to be hard to read")
@Timeout(300)
class ClixmlGrowthTest {

    private static final int SMALLEST = 20_000;

    @TempDir
    Path folder;

    private enum Shape {
        COLLIDING_KEYS(n -> "<Obj><DCT>" + each(n, i -> "<En><S N=\"Key\">" + colliding(i) + "</S><I32 N=\"Value\">1</I32></En>")
                + "</DCT></Obj>"),
        COLLIDING_KEYS_OF_NO_ORDER(n -> "<Obj><DCT>" + each(n, i -> "<En><URI N=\"Key\">" + colliding(i)
                + "</URI><I32 N=\"Value\">1</I32></En>") + "</DCT></Obj>"),
        DISTINCT_NAMES(n -> "<Obj><MS>" + each(n, i -> "<S N=\"Name" + i + "\">v</S>") + "</MS></Obj>"),
        DISTINCT_NAMES_OF_MANY_OBJECTS(n -> each(n, i -> "<Obj><MS><S N=\"Name" + i + "\">v</S></MS></Obj>")),
        COLLIDING_NAMES(n -> "<Obj><MS>" + each(n, i -> "<S N=\"" + colliding(i) + "\">v</S>") + "</MS></Obj>"),
        COLLIDING_REFERENCES(n -> each(n, i -> "<Obj RefId=\"" + colliding(i) + "\" />")),
        FORBIDDEN_CHARACTERS(n -> "<S>" + "&#xFFFF;\uFFFE".repeat(n) + "</S>"),
        UNFINISHED_REFERENCES(n -> "<S>" + "&amp;&amp;#x".repeat(n) + "</S>"),
        TAGS_WITHIN_A_TEXT(n -> "<S>" + "&lt;Ref RefId=&lt;Obj RefId=".repeat(n) + "</S>"),
        FAR_REFERENCES(n -> "<Obj RefId=\"0\"/>" + each(n, i -> "<Obj RefId=\"" + (i + 1) + "\"><MS><Ref N=\"a\" RefId=\""
                + i / 2 + "\"/></MS></Obj>"));

        private final IntFunction<String> values;

        Shape(IntFunction<String> values) {
            this.values = values;
        }

        private static String each(int count, IntFunction<String> one) {
            return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
        }

        /** Texts of one hash code: a number in digits of Aa and BB, which have the same. */
        private static String colliding(int number) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 20; bit++) {
                text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("takes time and memory that grow with its size, and no faster")
    void grows(Shape shape) throws IOException {
        StringBuilder printed = new StringBuilder(shape.name());
        for (int size : new int[] {SMALLEST, SMALLEST, 2 * SMALLEST, 4 * SMALLEST}) {
            Path file = Files.writeString(folder.resolve("hostile.clixml"), "<Objs>" + shape.values.apply(size) + "</Objs>");
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            long started = System.nanoTime();
            long count = 0;
            try {
                count = Clixml.stream(file, value -> { }).count();
                Clixml.read(file);
            } catch (ClixmlException e) {
                assertThat(e).hasMessageContaining("collide");
            }
            printed.append(String.format("; %d: %d ms, %d MB", size, (System.nanoTime() - started) / 1_000_000,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated >> 20));
            assertThat(count).isLessThanOrEqualTo(size + 1L);
        }
        System.out.println(printed);
    }
}
