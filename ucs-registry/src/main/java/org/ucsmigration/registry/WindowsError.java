package org.ucsmigration.registry;

/** The error codes of Windows that a registry call can end in, in words. Source: "System Error Codes" (Windows documentation). */
final class WindowsError {

    static final int SUCCESS = 0;
    static final int FILE_NOT_FOUND = 2;
    static final int PATH_NOT_FOUND = 3;
    static final int ACCESS_DENIED = 5;
    static final int BAD_NETPATH = 53;
    static final int MORE_DATA = 234;
    static final int NO_MORE_ITEMS = 259;
    static final int KEY_DELETED = 1018;
    static final int RPC_SERVER_UNAVAILABLE = 1722;

    private WindowsError() {
    }

    static boolean isAbsent(int code) {
        return code == FILE_NOT_FOUND || code == PATH_NOT_FOUND;
    }

    static String words(int code) {
        return switch (code) {
            case FILE_NOT_FOUND, PATH_NOT_FOUND, KEY_DELETED -> "it is not there any more";
            case ACCESS_DENIED -> "access denied";
            default -> "Windows error " + code;
        };
    }
}
