package io.github.evidencegate.publication;

import io.github.evidencegate.forge.Forge;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Lets several programs talk to one code host, a request at a time, in an order that a seed decides. While one program has
 * listed the comments and not yet rewritten one, all others get at most two requests through: no program of ours waits
 * between the two, so a longer stop there is a machine that stands still.
 */
final class InTurns {
    private static final int GAP = 2;

    private final Random random;
    private final Forge forge;
    private final Map<Thread, String> waiting = new LinkedHashMap<>();
    private final Map<Thread, Integer> sinceListed = new LinkedHashMap<>();
    private final List<Thread> running = new ArrayList<>();
    private final Map<Thread, Runnable> unbegun = new LinkedHashMap<>();
    private final StringBuilder order = new StringBuilder();
    private @Nullable Thread turn;

    InTurns(Forge forge, long seed) {
        this.forge = forge;
        this.random = new Random(seed);
    }

    /** The code host as the programs see it. */
    Forge forge() {
        return (Forge) Proxy.newProxyInstance(
                Forge.class.getClassLoader(), new Class<?>[] {Forge.class}, (proxy, method, arguments) -> {
                    boolean isRequest = method.getExceptionTypes().length > 0;
                    if (isRequest) {
                        await(method.getName());
                    }
                    try {
                        return method.invoke(forge, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    } finally {
                        if (isRequest) {
                            pass();
                        }
                    }
                });
    }

    /**
     * A program.
     *
     * @param begins what happened on the code host before its first request
     */
    record Program(Runnable begins, Runnable work) {}

    /** Runs the programs to their ends; answers the order in which they had their turns. */
    String run(List<Program> programs) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Program program : programs) {
            Thread thread = new Thread(() -> {
                try {
                    program.work().run();
                } finally {
                    end();
                }
            });
            thread.setName(String.valueOf((char) ('A' + threads.size())));
            threads.add(thread);
            unbegun.put(thread, program.begins());
        }
        synchronized (this) {
            running.addAll(threads);
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return order.toString();
    }

    private synchronized void await(String request) throws InterruptedException {
        Thread self = Thread.currentThread();
        waiting.put(self, request);
        choose();
        while (turn != self) {
            wait();
        }
        Runnable begins = unbegun.remove(self);
        if (begins != null) {
            begins.run();
        }
        order.append(self.getName()).append(':').append(request).append(' ');
        waiting.remove(self);
        sinceListed.replaceAll((thread, count) -> count + 1);
        sinceListed.remove(self);
        if (request.equals("comments")) {
            sinceListed.put(self, 0);
        }
    }

    private synchronized void pass() {
        turn = null;
        // The next is chosen when this program asks again or ends: then all that run have asked.
    }

    private synchronized void end() {
        running.remove(Thread.currentThread());
        sinceListed.remove(Thread.currentThread());
        choose();
    }

    private synchronized void choose() {
        if (turn != null || running.isEmpty() || waiting.size() < running.size()) {
            return;
        }
        List<Thread> urgent = waiting.keySet().stream()
                .filter(thread -> "rewrite".equals(waiting.get(thread)))
                .filter(thread -> sinceListed.getOrDefault(thread, -1) >= GAP)
                .toList();
        List<Thread> from =
                urgent.isEmpty() ? running.stream().filter(waiting::containsKey).toList() : urgent;
        turn = from.get(random.nextInt(from.size()));
        notifyAll();
    }
}
