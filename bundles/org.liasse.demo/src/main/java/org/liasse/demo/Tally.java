package org.liasse.demo;

import java.util.Map;
import java.util.TreeMap;

/** What was really made, by kind: a second run makes nothing. */
final class Tally {

    private final Map<String, Integer> made = new TreeMap<>();

    void made(String what) {
        made.merge(what, 1, Integer::sum);
    }

    int total() {
        return made.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isNothing() {
        return made.isEmpty();
    }

    @Override
    public String toString() {
        return made.toString().replaceAll("[{}]", "").replace("=", " ");
    }
}
