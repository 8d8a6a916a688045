package org.liasse.rest;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Stands in for a door: each method answers what the test says, and nothing else is asked. */
public final class Doors {

    /** What a method answers, given its arguments. */
    public interface Answer {
        Object to(Object[] arguments) throws Exception;
    }

    private final Map<String, Answer> answers = new HashMap<>();

    public Doors on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    public <T> T as(Class<T> door) {
        return door.cast(
                Proxy.newProxyInstance(
                        door.getClassLoader(),
                        new Class<?>[] {door},
                        (proxy, method, arguments) -> {
                            Answer answer = answers.get(method.getName());
                            if (answer == null) {
                                throw new AssertionError("nobody expected " + method.getName());
                            }
                            return answer.to(arguments == null ? new Object[0] : arguments);
                        }));
    }
}
