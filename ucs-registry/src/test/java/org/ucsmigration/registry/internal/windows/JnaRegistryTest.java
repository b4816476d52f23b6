package org.ucsmigration.registry.internal.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryException;

/** Which Windows call each question becomes, with a stand-in for the library. */
class JnaRegistryTest {

    private final List<String> calls = new ArrayList<>();
    private int error;

    private final WindowsRegistry registry = new JnaRegistry((JnaRegistry.Library) Proxy.newProxyInstance(getClass()
            .getClassLoader(),
            new Class<?>[] {JnaRegistry.Library.class}, (proxy, method, arguments) -> {
                calls.add(method.getName() + " " + Long.toHexString(Pointer.nativeValue(((HKEY) firstKey(arguments))
                        .getPointer())));
                answer(method.getName(), arguments);
                return error;
            }));

    private static Object firstKey(Object[] arguments) {
        return arguments[0] instanceof HKEY ? arguments[0] : arguments[1];
    }

    private void answer(String call, Object[] arguments) {
        switch (call) {
            case "RegOpenKeyEx" -> {
                assertThat(arguments[1]).isEqualTo("a\\b");
                // KEY_READ and KEY_WOW64_64KEY, from the documentation of registry key security.
                assertThat(arguments[3]).isEqualTo(0x20119);
                ((HKEYByReference) arguments[4]).setValue(new HKEY(new Pointer(0x1234)));
            }
            case "RegConnectRegistry" -> {
                assertThat(arguments[0]).isEqualTo("\\\\PC1");
                ((HKEYByReference) arguments[2]).setValue(new HKEY(new Pointer(0x77)));
            }
            case "RegQueryInfoKey" -> {
                FILETIME time = (FILETIME) arguments[11];
                time.dwHighDateTime = 0x01D10BD1;
                time.dwLowDateTime = 0xF0000001;
            }
            case "RegEnumKeyEx" -> {
                "name".getChars(0, 4, (char[]) arguments[2], 0);
                ((IntByReference) arguments[3]).setValue(4);
            }
            case "RegEnumValue" -> {
                assertThat(arguments[1]).isEqualTo(3);
                "v".getChars(0, 1, (char[]) arguments[2], 0);
                ((IntByReference) arguments[3]).setValue(1);
                ((IntByReference) arguments[5]).setValue(4);
                ((IntByReference) arguments[7]).setValue(2);
            }
            case "RegQueryValueEx" -> {
                assertThat(arguments[1]).isEqualTo("v");
                ((IntByReference) arguments[3]).setValue(11);
                ((IntByReference) arguments[5]).setValue(8);
            }
            default -> assertThat(call).isEqualTo("RegCloseKey");
        }
    }

    @Test
    @DisplayName("every question is one call with its results")
    void everyQuestionIsOneCallWithItsResults() {
        assertThat(registry.open(WindowsRegistry.CURRENT_USER, "a\\b")).isEqualTo(new WindowsRegistry.Handle(0, 0x1234));
        assertThat(registry.connect("\\\\PC1", WindowsRegistry.USERS)).isEqualTo(new WindowsRegistry.Handle(0, 0x77));
        assertThat(registry.lastWriteTime(1)).isEqualTo(new WindowsRegistry.Time(0, 0x01D10BD1F0000001L));
        assertThat(registry.subKey(1, 0)).isEqualTo(new WindowsRegistry.Name(0, "name"));
        assertThat(registry.value(1, 3, 10)).extracting(WindowsRegistry.Value::error, WindowsRegistry.Value::name,
                WindowsRegistry.Value::type, WindowsRegistry.Value::size).containsExactly(0, "v", 4L, 2);
        assertThat(registry.value(1, "v", 10)).extracting(WindowsRegistry.Value::error, WindowsRegistry.Value::name,
                WindowsRegistry.Value::type, value -> value.data().length).containsExactly(0, "v", 11L, 8);
        assertThat(registry.close(0x1234)).isZero();
        assertThat(calls).containsExactly("RegOpenKeyEx ffffffff80000001", "RegConnectRegistry ffffffff80000003",
                "RegQueryInfoKey 1",
                "RegEnumKeyEx 1", "RegEnumValue 1", "RegQueryValueEx 1", "RegCloseKey 1234");
    }

    @Test
    @DisplayName("the predefined handles are those of windows")
    void thePredefinedHandlesAreThoseOfWindows() {
        assertThat(WindowsRegistry.CURRENT_USER).isEqualTo(Pointer.nativeValue(WinReg.HKEY_CURRENT_USER.getPointer()));
        assertThat(WindowsRegistry.USERS).isEqualTo(Pointer.nativeValue(WinReg.HKEY_USERS.getPointer()));
        assertThat(WindowsRegistry.LOCAL_MACHINE).isEqualTo(Pointer.nativeValue(WinReg.HKEY_LOCAL_MACHINE.getPointer()));
    }

    @Test
    @DisplayName("an error leaves no handle behind")
    void anErrorLeavesNoHandleBehind() {
        error = WindowsError.ACCESS_DENIED;
        assertThat(registry.open(1, "a\\b")).isEqualTo(WindowsRegistry.Handle.failed(WindowsError.ACCESS_DENIED));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("elsewhere than on windows the reason is given each time")
    void elsewhereThanOnWindowsTheReasonIsGivenEachTime() {
        assertThatThrownBy(JnaRegistry::load).isInstanceOf(LinkageError.class);
        for (int i = 0; i < 2; i++) {
            try (Registry here = Registry.currentUser()) {
                assertThatThrownBy(() -> here.find("HKCU\\Software")).isInstanceOf(RegistryException.class)
                        .hasMessageContaining("on Windows only").hasMessageContaining(System.getProperty("os.name"));
            }
        }
    }
}
