package org.ucsmigration.signins;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A data source that writes down what is asked of its connections, and whose rows can be made to end in a failure. */
final class WatchedSource {

    private static final Set<Class<?>> WATCHED = Set.of(Connection.class, PreparedStatement.class, ResultSet.class);

    final List<String> calls = new ArrayList<>();
    private final DataSource behind;
    private final int rowsBeforeTheFailure;
    private int rows;

    WatchedSource(DataSource behind, int rowsBeforeTheFailure) {
        this.behind = behind;
        this.rowsBeforeTheFailure = rowsBeforeTheFailure;
    }

    DataSource source() {
        return watched(DataSource.class, behind);
    }

    /** How many rows were asked for, the end of them among them. */
    int rows() {
        return rows;
    }

    private <T> T watched(Class<T> type, Object object) {
        return type.cast(Proxy.newProxyInstance(WatchedSource.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
            if (method.getName().equals("next")) {
                if (rows++ == rowsBeforeTheFailure) {
                    throw new SQLException("the connection was reset");
                }
            } else if (!method.getName().startsWith("get") && !method.getName().equals("wasNull")) {
                calls.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
            }
            try {
                Object result = method.invoke(object, arguments);
                return WATCHED.contains(method.getReturnType()) ? watched(method.getReturnType(), result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
