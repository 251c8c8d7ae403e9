package io.github.evidencegate.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The signals that would end this program, caught while a command runs. Java's one way to do so is {@code
 * sun.misc.Signal}, which every JDK has and supports (JEP 260), but whose use the compiler warns of even where warnings
 * are switched off; so it is asked by reflection.
 */
final class Signals {
    private static final List<String> CAUGHT = List.of("TERM", "INT", "HUP");
    private static final String HANDLE = "handle";

    private final Map<Object, Object> before = new LinkedHashMap<>();

    private Signals() {}

    /** Catches them until they are released. One that is ignored stays so, as for a job in the background. */
    static Signals caught(Consumer<String> listener) {
        Signals signals = new Signals();
        CAUGHT.forEach(name -> signals.handle(name, listener));
        return signals;
    }

    private void handle(String name, Consumer<String> listener) {
        try {
            InvocationHandler telling = (proxy, method, arguments) -> {
                if (method.getName().equals(HANDLE)) {
                    listener.accept(name);
                    return null;
                }
                return method.getName().equals("hashCode")
                        ? (Object) name.hashCode()
                        : (Object) (proxy == arguments[0]);
            };
            Class<?> handler = handlerType();
            Object signal = signalType().getConstructor(String.class).newInstance(name);
            Object catching = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, telling);
            before.put(signal, handling().invoke(null, signal, catching));
        } catch (ReflectiveOperationException e) {
            // This system does not know the signal, it is ignored, or this Java has no such type: Java's own way stays.
            return;
        }
    }

    private static Class<?> signalType() throws ReflectiveOperationException {
        return Class.forName("sun.misc.Signal");
    }

    private static Class<?> handlerType() throws ReflectiveOperationException {
        return Class.forName("sun.misc.SignalHandler");
    }

    private static Method handling() throws ReflectiveOperationException {
        return signalType().getMethod(HANDLE, signalType(), handlerType());
    }

    /** Whoever handled them before does so again. */
    void release() {
        before.forEach((signal, handler) -> {
            try {
                handling().invoke(null, signal, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a signal that was caught can be let go", e);
            }
        });
    }
}
