// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that passes for one to another database of the same server.
 *
 * <p>Flyway asks the connection on which it keeps its books what the placeholder {@code ${flyway:database}} stands for.
 */
record UnderAnotherName(Connection connection, String database) implements InvocationHandler {

    static Connection of(Connection connection, String database) {
        return (Connection) Proxy.newProxyInstance(
                UnderAnotherName.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new UnderAnotherName(connection, database));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("getCatalog")) {
            return database;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
